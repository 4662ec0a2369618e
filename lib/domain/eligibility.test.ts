import { describe, expect, it } from "vitest";
import { type EligibilityFacts, eligibility } from "./eligibility";
import { can, permissions, roles } from "./permissions";
import { findPlanType, isOffered } from "./plan-catalogue";
import { planLines } from "./plan-lines";

const facts = (
  plans: Record<string, unknown> | null,
  more: Partial<EligibilityFacts> = {},
): EligibilityFacts => ({
  accountType: "Business",
  payMode: "master",
  bulkLicense: false,
  lines: plans && planLines(plans),
  isOffered: (code) => {
    const type = findPlanType(code);
    return type !== undefined && isOffered(type);
  },
  hasOpenChange: false,
  ...more,
});
const base = (type: string, status = "active") => ({ plan_base: { type, hosts: 12, status } });

describe("eligibility", () => {
  it.each([
    ["self-pay", facts({}, { payMode: "sub" }), "self_pay", "self_pay"],
    ["bulk licence", facts(base("business_monthly"), { bulkLicense: true }), "bulk_license", "bulk_license"],
    ["bundle", facts({ plan_bundle: { type: "x", status: "active" } }), "bundle", "bundle"],
    ["trial", facts(base("trial")), "trial", "trial"],
    ["no plan", facts({}), null, "no_plan"],
    [
      "a free plan under a code nobody knows",
      facts(base("free"), { accountType: "Free" }),
      null,
      "retired_plan",
    ],
    ["a running plan", facts(base("business_monthly")), "has_plan", null],
    ["a retired plan", facts(base("business_yearly_c50")), "has_plan", "retired_plan"],
    ["an unknown plan", facts(base("brand_new_plan")), "has_plan", "retired_plan"],
    ["an ended plan", facts(base("business_monthly", "expired")), null, "ended"],
    ["plans not read", facts(null), "not_read", "not_read"],
    [
      "an open change",
      facts(base("business_monthly"), { hasOpenChange: true }),
      "open_change",
      "open_change",
    ],
  ])("%s", (_, given, subscribe, change) => {
    expect(eligibility(given)).toMatchObject({ subscribe, change_base_plan: change });
  });

  it("updates add-ons only where there are some", () => {
    expect(eligibility(facts(base("business_monthly"))).update_addon).toBe("no_addon");
    const withAddon = {
      ...base("business_monthly"),
      plan_webinar: [{ type: "webinar500_monthly", hosts: 1, status: "active" }],
    };
    expect(eligibility(facts(withAddon)).update_addon).toBeNull();
  });
});

describe("permissions", () => {
  it("let only partner and admin write, only admin settle, and nobody without a role do anything", () => {
    expect(roles.filter((role) => can(role, "plans.write"))).toEqual(["partner", "admin"]);
    expect(roles.filter((role) => can(role, "changes.settle"))).toEqual(["admin"]);
    expect(roles.filter((role) => can(role, "renewals.export"))).toEqual(["finance", "partner", "admin"]);
    expect(permissions.filter((permission) => can(null, permission))).toEqual([]);
  });
});
