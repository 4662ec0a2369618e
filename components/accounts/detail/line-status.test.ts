import { describe, expect, it } from "vitest";
import type { ShownPlanLine } from "@/lib/domain/account";
import { type LineFacts, lineStatus } from "./line-status";

function line(part: Partial<ShownPlanLine> = {}): ShownPlanLine {
  return {
    family: "plan_webinar",
    path: "plan_webinar.0",
    type: "webinar500_monthly",
    hosts: 5,
    serviceEffectiveDate: "2026-05-05",
    nextInvoiceDate: "2026-12-03",
    status: "active",
    statusText: "active",
    detail: {},
    label: "Webinar 500 Monthly",
    group: "Meetings and webinars",
    known: true,
    offered: true,
    ...part,
  };
}

function status(part: Partial<ShownPlanLine>, more: Partial<LineFacts> = {}) {
  return lineStatus({
    line: line(part),
    today: "2026-11-21",
    was: undefined,
    open: null,
    elsewhere: null,
    ...more,
  });
}

describe("the status of a plan line", () => {
  it.each([
    ["active", {}, { word: "Active", under: "since 5 May 2026" }],
    ["active without a start", { serviceEffectiveDate: null }, { word: "Active", under: null }],
    [
      "cancelled and still running",
      { status: "cancelled" },
      { word: "Ends", detail: "3 Dec 2026", under: "since 5 May 2026" },
    ],
    [
      "cancelled and over",
      { status: "cancelled", nextInvoiceDate: "2026-11-20" },
      { word: "Cancelled", under: "since 5 May 2026" },
    ],
    ["expired", { status: "expired" }, { word: "Expired", under: "since 5 May 2026" }],
    ["of a retired code", { offered: false }, { word: "Retired plan", under: "since 5 May 2026" }],
    [
      "of an unknown family",
      { known: false, offered: false, serviceEffectiveDate: null },
      { word: "New to us", under: "shown as Zoom sent it" },
    ],
    [
      "in a word of Zoom's that nobody knows",
      { status: "other", statusText: "status" },
      { word: null, text: "Zoom says “status”", under: "since 5 May 2026" },
    ],
    [
      "that Zoom does not send",
      { status: null, statusText: null, serviceEffectiveDate: null },
      { word: null, text: "not reported", under: null },
    ],
  ] as const)("reads right when %s", (_, part, expected) => {
    expect(status(part)).toEqual(expected);
  });

  it("is not known while a change without an answer touches the line, and names both numbers", () => {
    const open = { unknown: true, wants: 6 };
    expect(status({}, { open })).toEqual({ word: "Not known yet", under: "5 or 6, locked" });
  });

  it("is changed elsewhere before all that Zoom says, with what it was", () => {
    const amount = { type: "webinar500_monthly", hosts: 5, ended: false };
    const was = { ...amount, hosts: 2 };
    const elsewhere = { path: "plan_webinar.0", label: "", replaced: null, before: was, after: amount };
    const shown = { word: "Changed elsewhere", under: "was 2 hosts" };
    expect(status({ status: "cancelled" }, { was: 1, elsewhere })).toEqual(shown);
    const open = { unknown: true, wants: 6 };
    expect(status({}, { open, elsewhere })).toMatchObject({ word: "Not known yet" });
  });

  it("puts an open change before everything that Zoom says", () => {
    const open = { unknown: true, wants: null };
    expect(status({ status: "expired" }, { open })).toEqual({ word: "Not known yet", under: "locked" });
  });

  it("says what the hosts were when the last read brought another number", () => {
    expect(status({}, { was: 1 })).toEqual({ word: "Active", under: "was 1 host" });
    expect(status({}, { was: null })).toEqual({ word: "Active", under: "new since the last read" });
  });
});
