import { describe, expect, it } from "vitest";
import type { RenewalRow } from "./renewal";
import { renewalQuerySchema } from "./renewal-query";
import { renewalRanges } from "./renewal-ranges";
import { renewalDays, renewalTotal } from "./renewal-sums";

function row(more: Partial<RenewalRow>): RenewalRow {
  return {
    accountId: "a",
    accountName: "Acme",
    accountNumber: "1",
    nextInvoiceDate: "2026-12-01",
    family: "plan_base",
    path: "plan_base",
    type: "monthly",
    label: "Standard Pro Monthly",
    cycle: "Monthly",
    hosts: 5,
    status: "active",
    readAt: "2026-11-21T10:00:00.000Z",
    ...more,
  };
}

describe("sums of next invoices", () => {
  const rows = [
    row({}),
    row({ path: "plan_webinar.0", hosts: 2 }),
    row({
      accountId: "b",
      accountName: "Bee",
      path: "plan_recording",
      hosts: null,
      nextInvoiceDate: "2026-12-03",
    }),
    row({
      accountId: "c",
      accountName: "Cee",
      hosts: 40,
      status: "cancelled",
      nextInvoiceDate: "2026-12-03",
    }),
  ];

  it("count hosts, lines and sub-accounts of what will be invoiced, without cancelled lines", () => {
    expect(renewalTotal(rows)).toEqual({ lines: 3, accounts: 2, hosts: 7 });
  });

  it("are given for each day that has an invoice, in order", () => {
    expect(renewalDays([...rows].reverse())).toEqual([
      { date: "2026-12-01", lines: 2, accounts: 1, hosts: 7 },
      { date: "2026-12-03", lines: 1, accounts: 1, hosts: 0 },
    ]);
  });
});

describe("ranges of next invoices", () => {
  it.each([
    ["2026-11-21", "2026-11-16", "2026-11-23"],
    ["2026-11-22", "2026-11-16", "2026-11-23"],
    ["2026-11-23", "2026-11-23", "2026-11-30"],
  ])("seen on %s: this week begins on %s, next week on %s", (today, thisWeek, nextWeek) => {
    const [first, second] = renewalRanges(today);
    expect([first?.from, second?.from]).toEqual([thisWeek, nextWeek]);
  });

  it.each([
    [{ from: "2026-12-02", to: "2026-12-01" }, "to"],
    [{ from: "2026-12-01", to: "2029-12-01" }, "to"],
    [{ from: "2026-02-30", to: "2026-03-01" }, "from"],
  ])("refuses %j at %s", (query, path) => {
    expect(renewalQuerySchema.safeParse(query).error?.issues[0]?.path).toEqual([path]);
  });
});
