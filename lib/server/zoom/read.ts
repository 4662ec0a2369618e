import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { attempt, type Call, type Sender } from "@/lib/server/zoom/attempt";
import type { SentAnswer, Timings } from "@/lib/server/zoom/call";
import { ZoomNoAnswer, ZoomNotSent } from "@/lib/server/zoom/errors";
import type { RetryBudget } from "@/lib/server/zoom/retry-budget";

const TRIES = 3;

/**
 * Reads with at most three tries inside the call's time: after a broken connection, 408, 429 and 5xx, with full jitter
 * and Zoom's own waiting time. Throws what the last try threw that was made.
 */
export async function readWithRetries(
  sender: Sender,
  call: Call,
  budget: RetryBudget,
  timings: Pick<Timings, "backoffMin" | "backoffMax">,
): Promise<SentAnswer> {
  budget.earn();
  let made: unknown;
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(sender, call);
    } catch (error) {
      if (made !== undefined && isHeldBack(error)) throw made;
      made = error;
      const delay = call.renewed && isUnreachable(error) ? null : retryDelay(error, tries, timings);
      // A wait that ends after the deadline is not begun: a daily limit is never slept for.
      if (delay === null || tries >= TRIES || delay >= call.timeLeftMs || !budget.spend()) throw error;
      await sleep(delay);
      call.timeLeftMs -= delay;
    }
  }
}

// Milliseconds to wait before the next try; null: another try would not help.
function retryDelay(
  error: unknown,
  tries: number,
  { backoffMin, backoffMax }: Pick<Timings, "backoffMin" | "backoffMax">,
): number | null {
  const most = Math.min(backoffMax, backoffMin * 4 ** tries);
  const backoff = backoffMin + Math.random() * (most - backoffMin);
  if (error instanceof ZoomNoAnswer) return isPassing(error.status) ? backoff : null;
  if (!(error instanceof ZoomNotSent)) return null;
  if (error.reason === "unreachable") return backoff;
  // A call that had no place in our own share has waited long enough.
  return error.limit === null ? null : Math.max(backoff, (error.retryAfterSeconds ?? 1) * 1000);
}

function isHeldBack(error: unknown): boolean {
  return error instanceof ZoomNotSent && error.reason === "circuit_open";
}

// After a token that was turned away: there is no other one, and Zoom would only refuse the same again.
function isUnreachable(error: unknown): boolean {
  return error instanceof ZoomNotSent && error.reason === "unreachable";
}

function isPassing(status: number | null): boolean {
  return status === null || status === 408 || status >= 500;
}
