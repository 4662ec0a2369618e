import type { Plans } from "./account";

/** What can be bought and is missing from the members of GET plans (billing/ma, GET plans). */
const NOT_LISTED: Record<string, string> = {
  plan_phone: "plan_calling_addons",
  plan_zcc: "plan_recording",
};

/** Returns a copy of an account's plans as GET plans lists them. */
export function shownPlans(plans: Plans): Plans {
  const shown = structuredClone(plans);
  for (const [family, member] of Object.entries(NOT_LISTED)) {
    const holder = shown[family];
    if (typeof holder === "object" && holder !== null) delete (holder as Plans)[member];
  }
  return shown;
}
