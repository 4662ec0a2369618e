import { ruleRefusal } from "../refusal";
import type { Plans } from "../state/account";
import type { Purchase } from "../state/new-line";
import { linesOf } from "../state/plan-lines";
import { baseLine } from "./base-line";

/** Families whose hosts are bound by the base plan's: large meetings must be fewer, the others at most as many. */
const BOUND = { plan_large_meeting: "<", plan_webinar: "<=", plan_zoom_events: "<=" } as const;

/** Throws `Invalid host number.` when an add-on has more hosts than its base plan allows (manage-plans). */
export function judgeHostRule(plans: Plans, purchase: Pick<Purchase, "path" | "hosts" | "entry">): void {
  const rule = BOUND[purchase.path as keyof typeof BOUND];
  const baseHosts = baseLine(plans)?.hosts;
  if (rule === undefined || purchase.hosts === undefined || typeof baseHosts !== "number") return;
  const others =
    purchase.path === "plan_large_meeting"
      ? linesOf(plans).filter((line) => line.path === purchase.path && line.type !== purchase.entry.code)
      : [];
  const total = others.reduce((sum, line) => sum + (line.hosts ?? 0), purchase.hosts);
  if (rule === "<" ? total >= baseHosts : total > baseHosts) throw ruleRefusal("Invalid host number.");
}
