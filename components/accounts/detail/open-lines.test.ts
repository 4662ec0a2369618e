import { describe, expect, it } from "vitest";
import type { Change, ChangeState } from "@/lib/domain/change";
import { openLines } from "./open-lines";

function change(state: ChangeState): Change {
  const amount = (path: string, hosts: number) => ({ family: "plan_base", path, type: "monthly", hosts });
  return {
    id: "ch_1",
    state,
    kind: "change_base_plan",
    accountId: "a",
    accountName: "A",
    before: [amount("plan_base", 5), amount("plan_webinar.0", 1)],
    after: [amount("plan_base", 6), amount("plan_webinar.0", 1)],
    request: {},
    reason: null,
    requestedBy: { id: "p", name: "P", role: "partner" },
    zoom: null,
    explanation: null,
    evidence: [],
    requestId: "r",
    createdAt: "2026-11-21T10:00:00Z",
    sentAt: null,
    settledAt: null,
    settledBy: null,
    settleReason: null,
    nextCheckAt: null,
  };
}

describe("the lines of an open change", () => {
  it("are those whose hosts it changes, and no other", () => {
    expect([...openLines(change("unknown"))]).toEqual([["plan_base", { unknown: true, wants: 6 }]]);
  });

  it.each([
    ["sending", false],
    ["unknown", true],
    ["needs_person", true],
  ] as const)("while %s: not known is %s", (state, unknown) => {
    expect(openLines(change(state)).get("plan_base")?.unknown).toBe(unknown);
  });

  it.each(["applied", "refused", "not_sent", "not_applied", "accepted"] as const)(
    "are none once it is %s",
    (state) => {
      expect(openLines(change(state)).size).toBe(0);
    },
  );
});
