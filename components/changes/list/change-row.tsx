import { Moment } from "@/components/ui/age";
import { Status } from "@/components/ui/status";
import { Cell, Row } from "@/components/ui/table";
import { Name, NarrowCell } from "@/components/ui/table-rows";
import { TextLink } from "@/components/ui/text-link";
import type { Change } from "@/lib/domain/change";
import { changePath } from "@/lib/domain/paths";
import { figuresOf, kindWords, stateWords, subjectOf } from "../change-words";

/** Widths of the journal's columns; the sub-account takes what is left. */
export const changeWidths = [null, "8rem", "13rem", "7.5rem", "8rem", "8.5rem", "14rem"] as const;

/** One change in the journal; the whole row leads to its receipt by the link on its name. */
export function ChangeRow({ change }: { change: Change }) {
  const { state, kind, requestedBy, createdAt, zoom } = change;
  const unknown = state === "unknown" || state === "needs_person";
  const link = (
    <TextLink href={changePath(change.id)} className="block min-w-0 text-ink! max-sm:after:content-none!">
      <Name>{change.accountName}</Name>
    </TextLink>
  );
  const struck = state === "refused" || state === "not_sent" || state === "not_applied";
  return (
    <Row two state={unknown ? "unknown" : "rest"}>
      <Cell>{link}</Cell>
      <Cell>
        <Status word={stateWords[state]} />
      </Cell>
      <Cell>
        <span className="block truncate">{kindWords[kind]}</span>
        <span className="block truncate text-ink-3 text-meta" title={subjectOf(change)}>
          {subjectOf(change)}
        </span>
      </Cell>
      <Cell align="right">
        <Figures change={change} struck={struck} />
      </Cell>
      <Cell tone="second">
        <span dir="auto" className="block truncate">
          {requestedBy.name}
        </span>
        <span className="block truncate text-ink-3 text-meta">{requestedBy.role}</span>
      </Cell>
      <Cell align="right" tone="quiet">
        <Moment at={createdAt} />
      </Cell>
      <Cell tone="second" className="pl-6">
        <span className="block truncate" title={zoom?.message}>
          {zoom?.message ? zoom.message : <span className="text-ink-3">{zoomSilence(change)}</span>}
        </span>
      </Cell>
      <NarrowCell
        columns={changeWidths.length}
        title={link}
        end={<Figures change={change} struck={struck} />}
        under={
          <>
            <Status word={stateWords[state]} />
            <span>{kindWords[kind]}</span>
          </>
        }
        underEnd={<Moment at={createdAt} withZone={false} />}
      />
    </Row>
  );
}

function Figures({ change, struck }: { change: Change; struck: boolean }) {
  const { before, after } = figuresOf(change);
  return (
    <span className="whitespace-nowrap">
      <span className="text-ink-2">{before}</span>{" "}
      <span aria-hidden="true" className="text-ink-3">
        →
      </span>
      <span className="sr-only"> to </span>{" "}
      {struck ? <s className="text-ink-3">{after}</s> : <span className="font-strong">{after}</span>}
    </span>
  );
}

function zoomSilence({ state, sentAt }: Change): string {
  if (state === "applied" || state === "accepted") return "took it";
  return sentAt === null ? "not asked" : "no answer";
}
