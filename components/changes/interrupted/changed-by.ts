import type { Problem } from "@/lib/domain/problem";

/** Who changed the plans through Plandesk meanwhile; `at` is ISO 8601. */
export type ChangedBy = { name: string; at: string };

/** What the answer `plans_changed` tells of the change before; null when it was made elsewhere or nothing is told. */
export function changedBy(problem: Problem | null): ChangedBy | null {
  const by = problem?.changedBy;
  return isChangedBy(by) ? { name: by.name, at: by.at } : null;
}

function isChangedBy(value: unknown): value is ChangedBy {
  const { name, at } = (value ?? {}) as Partial<ChangedBy>;
  return typeof name === "string" && typeof at === "string";
}
