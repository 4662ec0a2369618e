"use client";

import { useEffect, useMemo, useReducer, useRef, useState } from "react";
import { dropDraft as dropValues, readDraft } from "@/components/forms/draft-storage";
import type { AccountDetail } from "@/lib/domain/account";
import type { HostBoundsOverrides } from "@/lib/domain/host-bounds";
import { type ChangeDraft, draftName, loadDraft, newDraft, type SeenPlans } from "../draft/change-draft";
import { useKeptDraft } from "../draft/use-kept-draft";
import type { ChangeForm } from "./change-form";
import { type FlowState, flowOf, flowReducer } from "./flow-state";
import { type PlansRead, seenPlans, useReadPlans } from "./use-read-plans";
import { useSendOnce } from "./use-send-once";

export type FlowParts = {
  definition: ChangeForm;
  account: AccountDetail;
  bounds: HostBoundsOverrides;
  /** Today in UTC, as the server counts it. */
  today: string;
  /** Tells forms of one kind apart, e.g. the path of the add-on. */
  place?: string;
};

/** Everything a change form holds beside its values: key, what was seen, reason, where one stands. */
export function useChangeFlow({ definition, account, bounds, today, place }: FlowParts) {
  const name = draftName(definition.kind, account.id, place);
  const [opened] = useState(() => openDraft(name, definition, account));
  const [flow, dispatch] = useReducer(flowReducer, opened, flowOf);
  const { lines } = flow.seen;
  const facts = useMemo(() => ({ lines, today, bounds }), [lines, today, bounds]);
  useKeptDraft(name, draftOf(flow), flow.stage === "done");
  const read = useReadPlans(account.id);
  const send = useSendOnce({ kind: definition.kind, accountId: account.id, draft: name, dispatch });
  const restart = (seen: SeenPlans) => {
    dropValues(name);
    dispatch({ do: "restart", seen, values: definition.start(seen.lines) });
  };
  // Started anew only when the plans differ: what is typed just while the answer comes must not go.
  const renew = (seen: SeenPlans) =>
    seen.version === flow.seen.version ? dispatch({ do: "reread", seen }) : restart(seen);
  useFreshStart(opened.resumed, read, renew);
  return { name, flow, dispatch, facts, read, send, restart };
}

/** What `useChangeFlow` gives. */
export type Flow = ReturnType<typeof useChangeFlow>;

function openDraft(name: string, definition: ChangeForm, account: AccountDetail) {
  const seen = seenPlans(account);
  const kept = loadDraft(name);
  // What was typed is measured against what its person saw then.
  const resumed = kept !== null && (kept.pending !== null || readDraft(name) !== null);
  const draft = resumed ? kept : newDraft(seen);
  const values = definition.start(draft.seen.lines);
  // The key belongs to the open form: a reload of an untouched form keeps it too.
  return { draft: kept ? { ...draft, key: kept.key } : draft, values, resumed };
}

function draftOf({ key, reason, acknowledged, seen, pending, problem }: FlowState): ChangeDraft {
  return { key, reason, acknowledged, seen, pending, problem };
}

const touches = ["input", "click", "keydown"] as const;

/**
 * Reads the plans through Zoom once when a form opens. A form that nobody touched starts from what was read; a touched
 * one keeps what its person saw, and the comparison before confirming tells the difference.
 */
function useFreshStart(resumed: boolean, read: () => Promise<PlansRead>, renew: (seen: SeenPlans) => void) {
  const begin = useRef(renew);
  useEffect(() => {
    begin.current = renew;
  });
  useEffect(() => {
    if (resumed) return;
    let touched = false;
    // Listened to at once, because the draft is kept only a moment after typing.
    const touch = () => {
      touched = true;
    };
    for (const name of touches) document.addEventListener(name, touch, true);
    const rest = () => {
      for (const name of touches) document.removeEventListener(name, touch, true);
    };
    void read().then(({ plans }) => {
      rest();
      if (plans && !touched) begin.current(plans);
    });
    return () => {
      touched = true;
      rest();
    };
  }, [resumed, read]);
}
