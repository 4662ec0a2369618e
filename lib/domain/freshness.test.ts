import { describe, expect, it } from "vitest";
import { classOf, classRank, type FreshnessFacts, intervalSeconds, nextReading } from "./freshness";

const now = new Date("2026-11-21T10:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const quiet: FreshnessFacts = {
  triedAt: ago(60),
  failures: 0,
  viewedAt: null,
  changedAt: null,
  needsPerson: false,
  nextInvoiceDate: null,
};
const HOUR = 3600;

describe("the class of a sub-account", () => {
  it.each([
    ["others", {}],
    ["on_screen", { viewedAt: ago(30), needsPerson: true }],
    ["viewed", { viewedAt: ago(120) }],
    ["others", { viewedAt: ago(25 * HOUR) }],
    ["just_changed", { changedAt: ago(300), viewedAt: ago(120) }],
    ["needs_person", { changedAt: ago(3 * HOUR), needsPerson: true }],
    ["invoice_near", { nextInvoiceDate: "2026-11-24" }],
    ["invoice_near", { nextInvoiceDate: "2026-11-21" }],
    ["others", { nextInvoiceDate: "2026-11-25" }],
    ["others", { nextInvoiceDate: "2026-11-20" }],
    ["failed", { failures: 1, viewedAt: ago(1) }],
  ] as const)("is %s for %o", (name, facts) => {
    expect(classOf({ ...quiet, ...facts }, now)).toBe(name);
  });

  it("puts what a person looks at before everything else, and the rest last", () => {
    expect(classRank("on_screen")).toBe(0);
    expect(classRank("others")).toBe(6);
  });
});

describe("the next reading", () => {
  it("is now when there was none", () => {
    expect(nextReading({ ...quiet, triedAt: null }, now)).toEqual({ name: "others", dueAt: now });
  });

  it("of one that fails waits 5 minutes, then ever longer up to an hour", () => {
    const waits = [1, 2, 3, 4, 5, 50].map((failures) => intervalSeconds("failed", failures));
    expect(waits).toEqual([300, 600, 1200, 2400, 3600, 3600]);
  });

  it("foresees an invoice that comes near before the day is over", () => {
    const { name, dueAt } = nextReading({ ...quiet, nextInvoiceDate: "2026-11-25" }, now);
    expect([name, dueAt.toISOString()]).toEqual(["others", "2026-11-22T00:00:00.000Z"]);
  });

  it("is not sooner than an hour's class asks although the invoice comes near within minutes", () => {
    const late = new Date("2026-11-21T23:59:00Z");
    const { dueAt } = nextReading({ ...quiet, triedAt: late, nextInvoiceDate: "2026-11-25" }, late);
    expect(dueAt.toISOString()).toBe("2026-11-22T00:56:00.000Z");
  });
});
