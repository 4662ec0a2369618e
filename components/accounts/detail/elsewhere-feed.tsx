"use client";

import { Fold } from "@/components/ui/fold";
import { TextLink } from "@/components/ui/text-link";
import { TimeSpan } from "@/components/ui/time-span";
import type { PlanDifference } from "@/lib/domain/difference";
import { effectWords } from "@/lib/domain/difference-words";
import { changePath } from "@/lib/domain/paths";

const SHOWN = 3;

/** Changes of the plans that are not from here, newest first; older ones behind a fold. */
export function ElsewhereFeed({ differences }: { differences: readonly PlanDifference[] }) {
  const older = differences.slice(SHOWN);
  return (
    <>
      <Items differences={differences.slice(0, SHOWN)} />
      {older.length > 0 ? (
        <Fold summary={`${older.length} earlier`} className="mt-3">
          <Items differences={older} />
        </Fold>
      ) : null}
    </>
  );
}

function Items({ differences }: { differences: readonly PlanDifference[] }) {
  return (
    <ol className="mt-2 grid gap-3">
      {differences.map(({ id, after, by, lines, resembles }) => (
        <li key={id}>
          {lines.map((line) => (
            <p key={`${line.path} ${line.label}`} className="break-words">
              {line.label} <span className="font-strong">{effectWords(line)}</span>
            </p>
          ))}
          <p className="text-ink-3 text-meta">
            <TimeSpan after={after} by={by} />.{" "}
            {resembles === null ? "Not from Plandesk." : <Resembled changeId={resembles} />}
          </p>
        </li>
      ))}
    </ol>
  );
}

// What we sent and counted as not applied, and Zoom may have done late: nobody knows whose it is.
function Resembled({ changeId }: { changeId: string }) {
  return (
    <>
      It may be a change from here that counts as not applied.{" "}
      <TextLink href={changePath(changeId)}>Show the change</TextLink>
    </>
  );
}
