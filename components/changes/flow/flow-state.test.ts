import { describe, expect, test } from "vitest";
import { type ProblemCode, problem } from "@/lib/domain/problem";
import { newDraft } from "../draft/change-draft";
import { type FlowState, flowOf, flowReducer } from "./flow-state";
import { nextStep } from "./next-step";

const seen = { lines: [], version: "v1", readAt: "2026-11-21T10:00:00Z" };
const intent = { key: "k", version: "v1", reason: "why", request: { type: "monthly", hosts: 6 } };

function sending(): FlowState {
  const flow = flowOf({ draft: newDraft(seen), values: {} });
  return flowReducer(flow, { do: "send", intent: { ...intent, key: flow.key } });
}

function answeredBy(code: ProblemCode, more = {}) {
  const before = sending();
  return { before, after: flowReducer(before, { do: "answered", problem: problem(code, more) }) };
}

describe("after our API answered a change with a problem", () => {
  test.each([
    ["zoom_refused", "edit"],
    ["invalid_request", "edit"],
    ["zoom_unavailable", "edit"],
    ["zoom_rate_limited", "edit"],
    ["plans_changed", "conflict"],
    ["change_in_progress", "stopped"],
    ["forbidden", "stopped"],
  ] as const)("%s leads to %s, and the next press is another intent", (code, stage) => {
    const { before, after } = answeredBy(code);
    expect(after.stage).toBe(stage);
    expect(after.key).not.toBe(before.key);
    expect(after.pending).toBeNull();
  });

  test.each([
    ["internal", { status: 0 }],
    ["internal", {}],
    ["request_in_progress", {}],
  ] as const)("%s %o is not known: the same key and body are kept to ask with", (code, more) => {
    const { before, after } = answeredBy(code, more);
    expect(after.stage).toBe("lost");
    expect(after.key).toBe(before.key);
    expect(after.pending).toEqual(before.pending);
  });

  test("an ended session keeps the key, and nothing waits for an answer", () => {
    const { before, after } = answeredBy("not_signed_in");
    expect(after).toMatchObject({ stage: "sign_in", key: before.key, pending: null });
  });

  test("a failure that was written down as the end of its change is known", () => {
    expect(nextStep(problem("internal", { changeId: "ch_1" }))).toBe("form");
  });
});

describe("the flow", () => {
  test("a draft whose request had no answer opens by asking for it", () => {
    const draft = { ...newDraft(seen), pending: intent };
    expect(flowOf({ draft, values: {} }).stage).toBe("lost");
  });

  test("plans of another version stop before confirming", () => {
    const flow = flowOf({ draft: newDraft(seen), values: {} });
    expect(flowReducer(flow, { do: "compared", plans: seen }).stage).toBe("confirm");
    expect(flowReducer(flow, { do: "compared", plans: { ...seen, version: "v2" } }).stage).toBe("conflict");
  });

  test("taking the new state keeps the reason and starts the form from it", () => {
    const flow = flowReducer(sending(), { do: "reason", text: "four desks" });
    const next = flowReducer(flow, {
      do: "restart",
      seen: { ...seen, version: "v2" },
      values: { hosts: 23 },
    });
    expect(next).toMatchObject({ stage: "edit", reason: "four desks", start: { values: { hosts: 23 } } });
    expect(next.seen.version).toBe("v2");
  });

  test("discarding makes a new intent without a reason", () => {
    const flow = flowReducer(sending(), { do: "reason", text: "four desks" });
    const next = flowReducer(flow, { do: "discard", values: {} });
    expect(next.reason).toBe("");
    expect(next.key).not.toBe(flow.key);
  });
});
