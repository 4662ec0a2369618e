import type { PlanLine } from "@/lib/domain/plan-line";
import type { Problem } from "@/lib/domain/problem";
import type { Wish } from "@/lib/launch/chaos/wishes";

/** The plans as a person has them on the screen. */
export type View = { accountId: string; version: string; lines: PlanLine[] };

/** One press of the button; pressed again, the same. */
export type Press = { view: View; wish: Wish; key: string };

/** What came back; `changeId` null: no change was named, or no answer came at all (`status` 0). */
export type Told = { status: number; code: Problem["code"] | null; changeId: string | null };

/** How staff reach the product. */
export type Door = {
  /** The plans as last read or, when `live`, as Zoom shows them now; null: not to be had. */
  view(accountId: string, live: boolean): Promise<View | null>;
  press(press: Press): Promise<Told>;
};

// These problems name a change without telling what became of it.
const OF_ANOTHER = new Set(["idempotency_key_reused", "request_in_progress", "change_in_progress"]);

/** Whether the answer claims that Zoom did it, that it did not, or nothing. */
export function claimOf({ status, code, changeId }: Told): "done" | "nothing" | null {
  if (changeId === null || status === 202 || status === 0) return null;
  if (status < 300) return "done";
  return code === null || OF_ANOTHER.has(code) ? null : "nothing";
}
