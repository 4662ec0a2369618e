import "server-only";
import { findPlanType } from "@/lib/domain/plan-catalogue";
import { isKnownFamily } from "@/lib/domain/plan-groups";
import type { PlanLine } from "@/lib/domain/plan-line";
import { isRunning } from "@/lib/domain/plan-lines";

/** Stands among a sub-account's plan keys when a line's family or code is not in the catalogue; never a key of Zoom's. */
export const UNKNOWN_PLAN = "?";

/** What the directory finds a sub-account's plans by: families and codes of the running lines, and `UNKNOWN_PLAN`. */
export function planKeys(lines: PlanLine[]): string[] {
  const running = lines.filter(isRunning).flatMap(({ family, type }) => [family, type ?? []].flat());
  return [...new Set([...running, ...(lines.every(isKnown) ? [] : [UNKNOWN_PLAN])])].sort();
}

function isKnown({ family, type }: PlanLine): boolean {
  return isKnownFamily(family) && (type === null || findPlanType(type) !== undefined);
}
