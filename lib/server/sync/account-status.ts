import "server-only";
import type { AccountStatus } from "@/lib/domain/account";
import type { CalendarDate } from "@/lib/domain/calendar-date";
import { findPlanType, isOffered } from "@/lib/domain/plan-catalogue";
import type { PlanLine } from "@/lib/domain/plan-line";
import { basePlanLine, isRunning } from "@/lib/domain/plan-lines";

export type StatusFacts = {
  accountType: string | null;
  payMode: "master" | "sub" | null;
  subscriptionEnd: CalendarDate | null;
  /** null: the plans were never read. */
  lines: PlanLine[] | null;
  /** The last read failed. */
  failed: boolean;
  /** Today in UTC. */
  today: CalendarDate;
};

/** The plan-side status of a sub-account: who pays first, then whether we know, then what the base plan says. */
export function accountStatus(facts: StatusFacts): AccountStatus {
  if (facts.payMode === "sub") return "self_pay";
  if (facts.failed) return "could_not_read";
  if (facts.lines === null) return "not_read";
  if (facts.lines.some((line) => line.family === "plan_bundle" && isRunning(line))) return "bundle";
  const base = basePlanLine(facts.lines);
  if (facts.accountType === "Free Trial" || base?.type === "trial") return "trial";
  return base?.type ? baseStatus(base, facts) : statusWithoutBase(facts.lines);
}

function baseStatus(base: PlanLine, facts: StatusFacts): AccountStatus {
  if (base.status === "expired") return "expired";
  if (base.status === "cancelled") return runsOn(base, facts) ? "ends" : "cancelled";
  const type = findPlanType(base.type);
  return type && isOffered(type) ? "active" : "retired_plan";
}

// A cancelled plan runs until its paid term is over (zoom-api.md 2.10).
function runsOn(base: PlanLine, { subscriptionEnd, today }: StatusFacts): boolean {
  const end = subscriptionEnd ?? base.nextInvoiceDate;
  return end !== null && end > today;
}

function statusWithoutBase(lines: PlanLine[]): AccountStatus {
  const bought = lines.filter((line) => line.type !== null);
  if (bought.length === 0) return "no_plan";
  if (bought.some(isRunning)) return "active";
  return bought.some((line) => line.status === "cancelled") ? "cancelled" : "expired";
}
