import { describe, expect, it } from "vitest";
import { differenceLines, differenceSteps } from "./difference-steps";
import { planLines } from "./plan-lines";

type Raw = Record<string, unknown>;

function found(before: Raw, after: Raw) {
  const lines = differenceLines(differenceSteps(planLines(before), planLines(after)));
  return lines.map((line) => [line.path, words(line.before), words(line.after)]);
}

function words(amount: { type: string | null; hosts: number | null; ended: boolean } | null): string | null {
  return amount && `${amount.type} ${amount.hosts}${amount.ended ? " ended" : ""}`;
}

const base = (hosts: number, more: Raw = {}) => ({ plan_base: { type: "monthly", hosts, ...more } });
const webinar = (type: string, hosts: number, more: Raw = {}) => ({ type, hosts, ...more });

describe("between two readings", () => {
  it.each<[string, Raw, Raw]>([
    ["the same plans", base(12), base(12)],
    [
      "dates that move on with a renewal",
      base(12, { next_invoice_date: "2026-10-07" }),
      base(12, { next_invoice_date: "2026-11-07" }),
    ],
    [
      "another order of a list",
      { plan_webinar: [webinar("webinar500_monthly", 1), webinar("webinar1000_monthly", 2)] },
      { plan_webinar: [webinar("webinar1000_monthly", 2), webinar("webinar500_monthly", 1)] },
    ],
    [
      "another order of two lines of one code",
      { plan_webinar: [webinar("webinar500_monthly", 1), webinar("webinar500_monthly", 2)] },
      { plan_webinar: [webinar("webinar500_monthly", 2), webinar("webinar500_monthly", 1)] },
    ],
    ["a cancelled plan that runs out", base(12, { status: "cancelled" }), base(12, { status: "expired" })],
    ["a cancelled plan that leaves the list", base(12, { status: "cancelled" }), {}],
    ["a word for the status that was not sent before", base(12), base(12, { status: "active" })],
  ])("%s: no difference", (_, before, after) => {
    expect(found(before, after)).toEqual([]);
  });

  it.each<[string, Raw, Raw, unknown[]]>([
    ["other hosts", base(12), base(15), ["plan_base", "monthly 12", "monthly 15"]],
    ["a plan that came", {}, base(3), ["plan_base", null, "monthly 3"]],
    ["a plan that went", base(3), {}, ["plan_base", "monthly 3", null]],
    [
      "a cancellation",
      base(3, { status: "active" }),
      base(3, { status: "cancelled" }),
      ["plan_base", "monthly 3", "monthly 3 ended"],
    ],
    [
      "another plan in its place",
      base(3),
      { plan_base: { type: "yearly", hosts: 4 } },
      ["plan_base", "monthly 3", "yearly 4"],
    ],
    [
      "one line more of a code",
      { plan_webinar: [webinar("webinar500_monthly", 1)] },
      { plan_webinar: [webinar("webinar500_monthly", 2), webinar("webinar500_monthly", 1)] },
      ["plan_webinar.0", null, "webinar500_monthly 2"],
    ],
    ["a family nobody knows", {}, { plan_new: "gold" }, ["plan_new", null, "gold null"]],
    [
      "a nested line",
      { plan_phone: { plan_calling: [{ type: "phone_a", hosts: 5 }] } },
      { plan_phone: { plan_calling: [{ type: "phone_a", hosts: 6 }] } },
      ["plan_phone.plan_calling.0", "phone_a 5", "phone_a 6"],
    ],
  ])("%s: one line", (_, before, after, line) => {
    expect(found(before, after)).toEqual([line]);
  });

  it("names the plan that another one replaced", () => {
    const [before, after] = [base(3), { plan_base: { type: "business_monthly", hosts: 10 } }];
    const lines = differenceLines(differenceSteps(planLines(before), planLines(after)));
    expect(lines).toMatchObject([{ label: "Zoom Workplace Biz Monthly", replaced: "Standard Pro Monthly" }]);
  });

  it("names each line with Zoom's label, or its code, or its family", () => {
    const after = { plan_base: { type: "monthly", hosts: 1 }, plan_new: { hosts: 1 }, plan_odd: "gold" };
    const lines = differenceLines(differenceSteps([], planLines(after)));
    expect(lines.map(({ label }) => label)).toEqual(["Standard Pro Monthly", "new", "gold"]);
  });
});
