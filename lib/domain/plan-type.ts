/** One entry of Zoom's plan catalogue (references/billing-plans, 2026-02-07, and older lists). */
export type PlanType = {
  code: string;
  /** Zoom's own label, never rewritten. */
  label: string;
  family: string;
  term: "monthly" | "quarterly" | "yearly" | "2y" | "3y" | "payg" | "trial";
  role: "base" | "addon" | "bundle";
  /** Where a request names it, e.g. `plan_webinar` or `plan_phone.plan_calling`; absent: not known. */
  field?: string;
  min?: number;
  max?: number;
  requires?: string[];
  hostRule?: "at_most_base" | "below_base" | "engagements";
  /** Absent: sold now. The others are read, never offered. */
  status?: "legacy" | "grandfathered" | "restricted" | "example-only";
  capacity?: number;
  unit?: string;
};
