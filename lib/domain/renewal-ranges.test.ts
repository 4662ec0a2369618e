import { describe, expect, it } from "vitest";
import { renewalQuerySchema } from "./renewal-query";
import { renewalRanges } from "./renewal-ranges";

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
