import type { Plans } from "../state/account";
import { type Line, linesOf } from "../state/plan-lines";

/** Families that are base plans beside plan_base (references/billing-plans). */
const BASE_PATHS = [
  "plan_base",
  "plan_zoom_one",
  "plan_zoom_one_premier",
  "plan_zoom_one_edu_school_campus_plus",
  "plan_zoom_one_edu_premier",
  "plan_zoom_one_edu_student",
  "plan_zwr",
];

/** Returns the line of the base plan: plan_base, or the first of the families that stand in for it. */
export function baseLine(plans: Plans): Line | undefined {
  const lines = linesOf(plans);
  for (const path of BASE_PATHS) {
    const found = lines.find((line) => line.path === path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Says whether a line is over: expired, or cancelled with its term behind it. A cancelled line runs to its term's end. */
export function isOver(line: Line, today: string): boolean {
  const status = String(line.node.status ?? "active").toLowerCase();
  const ended = String(line.node.next_invoice_date ?? "9999") < today;
  return status === "expired" || (status.startsWith("cancel") && ended);
}
