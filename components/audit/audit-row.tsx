import { Moment } from "@/components/ui/age";
import { CodeBlock } from "@/components/ui/code-block";
import { Fold } from "@/components/ui/fold";
import { Cell, Row } from "@/components/ui/table";
import { NarrowCell } from "@/components/ui/table-rows";
import { TextLink } from "@/components/ui/text-link";
import type { AuditEntry } from "@/lib/domain/audit";
import { changePath } from "@/lib/domain/paths";
import { actionWords, roleOf, subjectOf } from "./event-words";

/** Widths of the audit's columns; what it was about takes what is left. */
export const auditWidths = ["4.5rem", "12.5rem", "11rem", "15rem", null, "9rem"] as const;

type AuditRowProps = {
  entry: AuditEntry;
  /** The address that shows only what a person did. */
  pathOf: (actorId: string) => string;
};

/** One event. What stood before and after is behind a fold. */
export function AuditRow({ entry, pathOf }: AuditRowProps) {
  const { position, at, actor, ip, action } = entry;
  const deed = <span className="font-strong">{actionWords(action)}</span>;
  const place = position.toLocaleString("en-GB");
  return (
    <Row two>
      <Cell align="right" tone="quiet" className="align-top py-2">
        {place}
      </Cell>
      <Cell tone="second" className="align-top py-2">
        <Moment at={at} seconds withDay withZone={false} />
      </Cell>
      <Cell className="align-top py-2">
        <Actor actor={actor} pathOf={pathOf} />
      </Cell>
      <Cell className="align-top py-2">{deed}</Cell>
      <Cell className="whitespace-normal! py-2 align-top">
        <Subject entry={entry} />
      </Cell>
      <Cell tone="quiet" className="align-top py-2">
        {ip ?? "–"}
      </Cell>
      <NarrowCell
        columns={auditWidths.length}
        title={deed}
        end={<Moment at={at} withZone={false} />}
        under={
          <div className="min-w-0 flex-1">
            <Actor actor={actor} pathOf={pathOf} place={place} />
            <Subject entry={entry} />
          </div>
        }
      />
    </Row>
  );
}

type ActorProps = Pick<AuditRowProps, "pathOf"> & {
  actor: AuditEntry["actor"];
  /** The event's place, where it has no column of its own. */
  place?: string;
};

function Actor({ actor, pathOf, place }: ActorProps) {
  const name = (
    <span dir="auto" className="block truncate text-left">
      {actor.name}
    </span>
  );
  return (
    <>
      {actor.id === null ? (
        name
      ) : (
        <TextLink
          href={pathOf(actor.id)}
          prefetch={false}
          title={`Only what ${actor.name} did`}
          className="block min-w-0 font-text! text-ink!"
        >
          {name}
        </TextLink>
      )}
      <span className="block truncate text-ink-3 text-meta">
        {actor.id === null ? "by itself" : roleOf(actor.role)}
        {place ? `, place ${place}` : ""}
      </span>
    </>
  );
}

function Subject({ entry }: { entry: AuditEntry }) {
  const { changeId, before, after, target, requestId, hash } = entry;
  const subject = subjectOf(entry);
  return (
    <div className="min-w-0">
      {subject ? (
        <span dir="auto" className="block break-words text-left text-ink-2">
          {subject}
        </span>
      ) : null}
      {changeId ? (
        <TextLink href={changePath(changeId)} prefetch={false} className="text-meta">
          Open the change
        </TextLink>
      ) : null}
      <Fold summary="Details" className="text-meta">
        <CodeBlock
          label="The event as it is kept"
          code={JSON.stringify({ target, before, after, changeId, requestId, hash }, null, 2)}
        />
      </Fold>
    </div>
  );
}
