import "server-only";
import type { ChangeState } from "@/lib/domain/change";

// Seconds to the next look, by the number of looks that succeeded so far; the last one repeats. The first five make
// up the verdict of a change that Zoom said yes to, within two minutes.
const LADDER_SECONDS = [2, 5, 15, 45, 30, 120, 300, 900] as const;
const SLOWEST_SECONDS = 900;
// A look that failed is repeated soon, so that everything settles within two minutes of Zoom's recovery.
const AFTER_FAILURE_SECONDS = 20;
const DAY_SECONDS = 86_400;
/** After Zoom accepted a change that it does not show: the read may have lagged, and how long is not documented. */
export const SECOND_LOOK_SECONDS = 90;
// After "not applied", in case Zoom does it late: 15 minutes in all, about as long as a person keeps it in mind.
const LATE_SECONDS = [20, 40, 60, 120, 240, 420] as const;

/** When a change is to be looked at next; null: no more. `reads` counts the looks in this state that succeeded. */
export function nextCheckAt(state: ChangeState, reads: number, now: Date): Date | null {
  if (state === "accepted") return later(now, reads === 0 ? SECOND_LOOK_SECONDS : DAY_SECONDS);
  const late = LATE_SECONDS[reads];
  if (state === "not_applied") return late === undefined ? null : later(now, late);
  return state === "unknown" ? later(now, LADDER_SECONDS[reads] ?? SLOWEST_SECONDS) : null;
}

/** When to look again at a change whose outcome is not known, after a look failed. */
export function nextCheckAfterFailure(now: Date): Date {
  return later(now, AFTER_FAILURE_SECONDS);
}

function later(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}
