import { Moment } from "@/components/ui/age";
import { CodeBlock } from "@/components/ui/code-block";
import { Fold } from "@/components/ui/fold";
import { Cell, Row } from "@/components/ui/table";
import { NarrowCell } from "@/components/ui/table-rows";
import { TextLink } from "@/components/ui/text-link";
import type { AuditEntry } from "@/lib/domain/audit";
import { changePath } from "@/lib/domain/paths";
import { actionWords } from "./event-words";

/** Widths of the audit's columns; what it was about takes what is left. */
export const auditWidths = ["5rem", "11rem", "11rem", "15rem", null, "8rem"] as const;

/** One event. What stood before and after is behind a fold. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { position, at, actor, ip, action } = entry;
  const deed = <span className="font-strong">{actionWords(action)}</span>;
  const person = <span dir="auto">{actor.name}</span>;
  return (
    <Row two>
      <Cell align="right" tone="quiet">
        {position.toLocaleString("en-GB")}
      </Cell>
      <Cell tone="second">
        <Moment at={at} seconds withDay />
      </Cell>
      <Cell>
        <span className="block truncate">{person}</span>
        <span className="block truncate text-ink-3 text-meta">{actor.role ?? "no role"}</span>
      </Cell>
      <Cell>{deed}</Cell>
      <Cell className="whitespace-normal! py-1.5">
        <Subject entry={entry} />
      </Cell>
      <Cell tone="quiet">{ip ?? "–"}</Cell>
      <NarrowCell
        columns={auditWidths.length}
        title={deed}
        end={<span className="text-ink-3">{position.toLocaleString("en-GB")}</span>}
        under={
          <div className="min-w-0">
            {person}
            <Subject entry={entry} />
          </div>
        }
        underEnd={<Moment at={at} withZone={false} />}
      />
    </Row>
  );
}

function Subject({ entry }: { entry: AuditEntry }) {
  const { target, changeId, before, after, requestId, hash } = entry;
  return (
    <div className="min-w-0">
      {target ? <span className="block truncate text-ink-2">{target}</span> : null}
      {changeId ? (
        <TextLink href={changePath(changeId)} className="text-meta">
          Change {changeId}
        </TextLink>
      ) : null}
      <Fold summary="Details" className="text-meta">
        <CodeBlock
          label="The event as it is kept"
          code={JSON.stringify({ before, after, requestId, hash }, null, 2)}
        />
      </Fold>
    </div>
  );
}
