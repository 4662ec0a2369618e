import type { ChangeKind } from "./change";
import type { PlanLine } from "./plan-line";
import { basePlanLine, isRunning } from "./plan-lines";

/** Why a change cannot be asked for. Each stands for a documented refusal (zoom-api.md 2.7-2.10). */
export const blockReasons = {
  self_pay: "The customer pays Zoom itself. Plans can be changed in the customer's own Zoom account.",
  bundle: "A bundle plan cannot be changed here. Zoom Support can change it.",
  bulk_license: "Bulk-licence masters cannot change plans here. Use Zoom's billing portal.",
  trial: "Zoom does not change the plans of a free trial.",
  no_plan: "There is no base plan yet. Subscribe the sub-account first.",
  has_plan: "The sub-account has a base plan. Change it, or add add-ons.",
  retired_plan: "Zoom no longer takes this base plan's code. Zoom Support can move it to a current one.",
  ended: "The base plan has ended. Subscribe the sub-account again first.",
  no_addon: "There is no add-on to update.",
  not_read: "The plans have not been read yet. Re-read them first.",
  open_change: "Another change of this sub-account is open.",
} as const;
export type BlockReason = keyof typeof blockReasons;

/** For each kind of change: null when it may be asked for, else why not. */
export type Eligibility = Record<ChangeKind, BlockReason | null>;

export type EligibilityFacts = {
  accountType: string | null;
  payMode: "master" | "sub" | null;
  bulkLicense: boolean;
  /** null: the plans were never read. */
  lines: PlanLine[] | null;
  /** True for codes that Zoom sells today; retired and unknown ones are read-only (zoom/api#88). */
  isOffered: (code: string) => boolean;
  hasOpenChange: boolean;
};

/** What may be asked for this sub-account, and why the rest may not. */
export function eligibility(facts: EligibilityFacts): Eligibility {
  const all = blockAll(facts);
  if (all) return { subscribe: all, change_base_plan: all, add_addon: all, update_addon: all };
  const lines = facts.lines ?? [];
  return {
    subscribe: subscribeBlock(lines, facts),
    change_base_plan: baseBlock(lines, facts.isOffered),
    add_addon: addonBlock(lines),
    update_addon: addonBlock(lines) ?? (addonLines(lines).length === 0 ? "no_addon" : null),
  };
}

function blockAll(facts: EligibilityFacts): BlockReason | null {
  if (facts.payMode === "sub") return "self_pay";
  if (facts.bulkLicense) return "bulk_license";
  if (facts.hasOpenChange) return "open_change";
  if (facts.lines === null) return "not_read";
  if (facts.lines.some((line) => line.family === "plan_bundle" && isRunning(line))) return "bundle";
  return isTrial(facts) ? "trial" : null;
}

// A trial is told by its account type, or by the one trial code of the old catalogue.
function isTrial(facts: EligibilityFacts): boolean {
  return facts.accountType === "Free Trial" || basePlanLine(facts.lines ?? [])?.type === "trial";
}

function subscribeBlock(lines: PlanLine[], facts: EligibilityFacts): BlockReason | null {
  const base = basePlanLine(lines);
  if (!base || base.type === null) return null;
  // Zoom subscribes free sub-accounts; how it shows the free plan itself is not documented, if it shows it at all.
  if (facts.accountType === "Free" && !facts.isOffered(base.type)) return null;
  return isRunning(base) ? "has_plan" : null;
}

function baseBlock(lines: PlanLine[], isOffered: (code: string) => boolean): BlockReason | null {
  const base = basePlanLine(lines);
  if (!base || base.type === null) return "no_plan";
  if (!isRunning(base)) return "ended";
  return isOffered(base.type) ? null : "retired_plan";
}

function addonBlock(lines: PlanLine[]): BlockReason | null {
  const base = basePlanLine(lines);
  if (!base) return lines.length === 0 ? "no_plan" : null;
  return isRunning(base) ? null : "ended";
}

/** The running lines that are add-ons: everything but the base plan. */
export function addonLines(lines: PlanLine[]): PlanLine[] {
  return lines.filter((line) => line.path !== "plan_base" && line.type !== null && isRunning(line));
}
