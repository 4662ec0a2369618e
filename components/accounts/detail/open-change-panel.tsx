"use client";

import { Moment } from "@/components/ui/age";
import { type Fact, Facts } from "@/components/ui/facts";
import { FigureChange } from "@/components/ui/figure-change";
import { Panel, SectionHead } from "@/components/ui/panel";
import { Status } from "@/components/ui/status";
import { TextLink } from "@/components/ui/text-link";
import type { OpenChange } from "@/lib/domain/account";
import type { Change, ChangeState } from "@/lib/domain/change";
import { changePath } from "@/lib/domain/paths";
import { changedAmount, changeKindWords, openChangeWords } from "./open-change-words";

type OpenChangePanelProps = {
  open: OpenChange;
  /** The change in full, once it has come. */
  change: Change | undefined;
};

const says: Partial<Record<ChangeState, string>> = {
  unknown: "Zoom gave no answer. Plandesk checks by reading Zoom; do not send it again.",
  needs_person: "Reading Zoom cannot settle it. An admin settles it by hand.",
  accepted: "Zoom took the order. It shows at renewal; until then the present number is right.",
};

/** The change under way; dashed while its outcome is not known. */
export function OpenChangePanel({ open, change }: OpenChangePanelProps) {
  const state = change?.state ?? open.state;
  const notKnown = state === "unknown" || state === "needs_person";
  const first = changedAmount(change);
  return (
    <section>
      <SectionHead title="Open change" end={<Status word={openChangeWords[state]} boxed />} />
      <Panel dashed={notKnown} className="mt-2 grid gap-2 px-3 py-2.5">
        <p className="text-ink-2">{changeKindWords[open.kind] ?? open.kind}</p>
        {first ? <FigureChange size="panel" before={first.before} after={first.after} note="hosts" /> : null}
        {says[state] ? <p className="text-ink-2">{says[state]}</p> : null}
        <Facts items={changeFacts(open, change)} />
        <TextLink href={changePath(open.id)}>Show the change</TextLink>
      </Panel>
    </section>
  );
}

function changeFacts(open: OpenChange, change: Change | undefined): Fact[] {
  return [
    { term: "Asked", value: <Moment at={open.createdAt} /> },
    { term: "By", value: <span dir="auto">{open.requestedByName}</span> },
    ...(change?.reason ? [{ term: "Reason", value: <span dir="auto">{change.reason}</span> }] : []),
    ...(change?.nextCheckAt
      ? [{ term: "Next check", value: <Moment at={change.nextCheckAt} seconds /> }]
      : []),
    { term: "Trace", value: <span className="break-all font-mono text-code">{open.id}</span> },
  ];
}
