import type { PlanLine } from "@/lib/domain/plan-line";

/** The add-on's line in the plans as read, by its code; undefined when it is gone. */
export function addonLine(code: unknown, lines: readonly PlanLine[]): PlanLine | undefined {
  return lines.find((line) => line.type === code && line.path !== "plan_base");
}
