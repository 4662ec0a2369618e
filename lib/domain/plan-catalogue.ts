import rows from "./catalogue/plan-types.json";
import type { PlanType } from "./plan-type";

const planTypes = rows as PlanType[];
const byCode = new Map(planTypes.map((type) => [type.code, type]));

// Families whose requests carry no host count (zoom-api.md 2.6 and 3).
const WITHOUT_HOSTS = new Set([
  "plan_recording",
  "plan_audio",
  "plan_sdk_cmr",
  "plan_phone.plan_base",
  "plan_zcc.plan_usage",
  "plan_zcc.plan_recording",
  "plan_partner_premier_support",
  "plan_zoom_clips_plus",
]);

/** The catalogue's entry for a plan code; undefined for a code that Zoom's catalogue does not hold. */
export function findPlanType(code: string | null): PlanType | undefined {
  return code === null ? undefined : byCode.get(code);
}

/** Zoom's label of a plan code, or the code itself when the catalogue does not know it. */
export function planLabel(code: string): string {
  return byCode.get(code)?.label ?? code;
}

const CYCLES: Record<PlanType["term"], string> = {
  monthly: "Monthly",
  quarterly: "Quarterly",
  yearly: "Annual",
  "2y": "Two years",
  "3y": "Three years",
  payg: "Pay as you go",
  trial: "Trial",
};

/** How often a plan is invoiced, in words; null for a code that the catalogue does not know. */
export function planCycle(code: string): string | null {
  const type = byCode.get(code);
  return type ? CYCLES[type.term] : null;
}

/** All types that are sold now under one request field, in the catalogue's order. */
export function planTypesFor(field: string): PlanType[] {
  return planTypes.filter((type) => type.field === field && isOffered(type));
}

/** Every add-on type sold now that a request can name. */
export function addonTypes(): PlanType[] {
  return planTypes.filter(
    (type) => type.field !== undefined && type.field !== "plan_base" && isOffered(type),
  );
}

/** True when Zoom sells the type today; retired codes are read but never sent (zoom/api#88). */
export function isOffered(type: PlanType): boolean {
  return type.status === undefined && type.role !== "bundle";
}

/** True when a request for this type carries a number of hosts. */
export function takesHosts(type: PlanType): boolean {
  if (type.field === undefined) return true;
  // Video SDK plans are bought without hosts (references/manage-plans).
  return !WITHOUT_HOSTS.has(type.field) && type.family !== "video_sdk";
}
