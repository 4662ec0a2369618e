import { describe, expect, test } from "vitest";
import type { Change, ChangeState } from "@/lib/domain/change";
import { type ReceiptFacts, receiptWords } from "./receipt-words";

const facts: ReceiptFacts = {
  today: "2026-09-22",
  dayOf: (moment) => moment.slice(0, 10),
  timeOf: (moment) => moment.slice(11, 16),
  nextInvoice: "2026-10-07",
};

function change(state: ChangeState, more: Partial<Change> = {}): Change {
  const base = (hosts: number) => [{ family: "plan_base", path: "plan_base", type: "monthly", hosts }];
  return {
    id: "ch_1",
    state,
    kind: "change_base_plan",
    accountId: "a",
    accountName: "Kestrel",
    before: base(5),
    after: base(6),
    request: { type: "monthly", hosts: 6 },
    reason: "one desk",
    requestedBy: { id: "u", name: "Ines", role: "partner" },
    zoom: null,
    explanation: null,
    evidence: [],
    requestId: "r",
    createdAt: "2026-09-22T10:41:06Z",
    sentAt: "2026-09-22T10:41:07Z",
    settledAt: "2026-09-22T10:41:09Z",
    settledBy: null,
    settleReason: null,
    nextCheckAt: null,
    ...more,
  };
}

describe("the words of a receipt", () => {
  test.each<[ChangeState, string, string, boolean]>([
    ["prepared", "Sending", "on its way", false],
    ["sending", "Sending", "on its way", false],
    ["applied", "Applied", "since today", false],
    ["refused", "Refused", "still 5", true],
    ["not_sent", "Not sent", "still 5", true],
    ["not_applied", "Not applied", "still 5", true],
    ["unknown", "Not known yet", "one of them is true", false],
    ["accepted", "Accepted, shows at renewal", "from 7 Oct 2026, in 15 days", false],
    ["needs_person", "Needs you", "not proven", false],
  ])("%s is titled %s, with the note %s", (state, title, note, struck) => {
    expect(receiptWords(change(state), facts)).toMatchObject({ title, note, struck });
  });

  test("applied says what Zoom has and what the next invoice is for", () => {
    expect(receiptWords(change("applied"), facts).text).toBe(
      "Zoom has 6 hosts. The next invoice, on 7 Oct 2026, is for 6.",
    );
  });

  test("not known yet says when it was sent and not to send it again", () => {
    const { text } = receiptWords(change("unknown"), facts);
    expect(text).toContain("Sent at 10:41, no answer. Do not send it again: it may have worked.");
  });

  test("a refusal that the phrasebook knows says what it means, what to do and who can", () => {
    const explanation = {
      meaning: "6 are too few.",
      next: "Free one.",
      who: "The customer can.",
      field: "hosts",
    };
    expect(receiptWords(change("refused", { explanation }), facts).text).toBe(
      "6 are too few. Nothing was changed. Free one. The customer can.",
    );
  });

  test("a refusal that the phrasebook does not know points to Zoom's own words", () => {
    const zoom = { status: 400, code: 2100, message: "Odd.", requestId: null };
    expect(receiptWords(change("refused", { zoom }), facts).text).toMatch(
      /code 2100.*Nothing was changed.*below/,
    );
  });

  test("no state but applied and accepted claims that Zoom took it", () => {
    const states = [
      "prepared",
      "sending",
      "refused",
      "not_sent",
      "not_applied",
      "unknown",
      "needs_person",
    ] as const;
    for (const state of states) {
      expect(receiptWords(change(state), facts).text).not.toMatch(/Zoom (has|took)/);
    }
  });

  test.each([
    ["applied", "Ada settled it as applied: “The portal shows 6”. Plandesk could not prove it by reading."],
    [
      "not_applied",
      "Ada settled it as not applied: “The portal shows 6”. Plandesk could not prove it by reading. It may be asked for again.",
    ],
  ] as const)("%s by hand tells who says so, and not that Zoom does", (state, text) => {
    const settled = { settledBy: { id: "a", name: "Ada" }, settleReason: "The portal shows 6. " };
    expect(receiptWords(change(state, settled), facts)).toMatchObject({ text, note: "settled by hand" });
  });
});
