import { describe, expect, test } from "vitest";
import type { PlanAmount } from "./change";
import {
  changeBasePlanEffect,
  directionOf,
  effectText,
  plansSeen,
  subscribeEffect,
  updateAddonEffect,
} from "./change-effect";
import { planLines } from "./plan-lines";
import type { SubscribeRequest } from "./subscribe";

const business = (hosts: number, more: Record<string, unknown> = {}) =>
  planLines({ plan_base: { type: "business_monthly", hosts, status: "active" }, ...more });

const base = (hosts: number, type = "business_monthly"): PlanAmount => ({
  family: "plan_base",
  path: "plan_base",
  type,
  hosts,
});

describe("the effect of a change", () => {
  test("add N becomes a total of the hosts that were read", () => {
    const effect = changeBasePlanEffect({ type: "business_monthly", increasing_hosts: 5 }, business(20));
    expect(effect).toEqual({ before: [base(20)], after: [base(25)] });
    expect(effectText(effect)).toMatch(/^5 more hosts of .+, 25 in all$/);
  });

  test("an update meets the line of the same code among several", () => {
    const lines = business(20, {
      plan_webinar: [
        { type: "webinar500_monthly", hosts: 2 },
        { type: "webinar1000_monthly", hosts: 3 },
      ],
    });
    const { before, after } = updateAddonEffect({ type: "webinar1000_monthly", hosts: 4 }, lines);
    expect(before).toMatchObject([{ path: "plan_webinar.1", hosts: 3 }]);
    expect(after).toMatchObject([{ path: "plan_webinar.1", hosts: 4 }]);
  });

  test.each([
    ["no plan before", [], [base(10)], "add"],
    ["more hosts", [base(10)], [base(11)], "increase"],
    ["fewer hosts", [base(11)], [base(10)], "decrease"],
    ["another code", [base(11)], [base(20, "business_yearly")], "replace"],
  ] as const)("%s goes the way of %s", (_, before, after, direction) => {
    expect(directionOf({ before: [...before], after: [...after] })).toBe(direction);
  });
});

describe("what a read shows of a change", () => {
  const raise = { before: [base(10)], after: [base(11)] };

  test.each([
    [11, "target"],
    [10, "before"],
    [12, "other"],
  ])("%d hosts after asking for 11 instead of 10 is %s", (hosts, seen) => {
    expect(plansSeen(raise, business(hosts))).toBe(seen);
  });

  test("a cancelled line is not the target", () => {
    const lines = planLines({ plan_base: { type: "business_monthly", hosts: 11, status: "cancel" } });
    expect(plansSeen(raise, lines)).toBe("other");
  });

  test("a subscription of which one plan is missing is neither target nor before", () => {
    const request = {
      plan_base: { type: "business_monthly", hosts: 10 },
      plan_webinar: [{ type: "webinar500_monthly", hosts: 2 }],
    } as SubscribeRequest;
    const effect = subscribeEffect(request);
    expect(plansSeen(effect, [])).toBe("before");
    expect(plansSeen(effect, business(10))).toBe("other");
    const both = business(10, { plan_webinar: [{ type: "webinar500_monthly", hosts: 2 }] });
    expect(plansSeen(effect, both)).toBe("target");
  });

  test("a list that Zoom names differently is still the target", () => {
    const amount = { family: "plan_zcc", path: "plan_zcc.plan_package_list.0", type: "zcc_x", hosts: 3 };
    const lines = planLines({ plan_zcc: { plan_package_lists: [{ type: "zcc_x", hosts: 3 }] } });
    expect(plansSeen({ before: [], after: [amount] }, lines)).toBe("target");
  });

  test("a plan that Zoom shows without hosts is proven by its code", () => {
    const amount = {
      family: "plan_recording",
      path: "plan_recording",
      type: "cmr_monthly_commitment_40",
      hosts: 1,
    };
    const lines = planLines({ plan_recording: "cmr_monthly_commitment_40" });
    expect(plansSeen({ before: [], after: [amount] }, lines)).toBe("target");
  });

  test("plans without any plan at all do not disprove an added one", () => {
    const webinar = { family: "plan_webinar", path: "plan_webinar", type: "webinar500_monthly", hosts: 2 };
    expect(plansSeen({ before: [], after: [webinar] }, [])).toBe("other");
    expect(plansSeen({ before: [], after: [webinar] }, business(10))).toBe("before");
    expect(plansSeen({ before: [], after: [base(10)] }, [])).toBe("before");
  });

  test("a number of hosts that Zoom does not show proves nothing", () => {
    const without = planLines({ plan_base: { type: "business_monthly" } });
    expect(plansSeen(raise, without)).toBe("other");
  });
});
