import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { attempt, type Call, type Sender } from "@/lib/server/zoom/attempt";
import type { Timings, ZoomAnswer } from "@/lib/server/zoom/call";
import { ZoomNotSent } from "@/lib/server/zoom/errors";

const TRIES = 3;
// A person waits at most 12 s for "not sent": a try that begins later could last beyond that.
const LAST_TRY_MS = 8_000;

/**
 * Sends a write at most once. Only what certainly never left, because no connection came about, is tried again: three
 * times in all, inside the call's time and before its ticket ends. Throws what the last try threw.
 */
export async function writeOnce(
  sender: Sender,
  call: Call,
  { backoffMin, backoffMax }: Pick<Timings, "backoffMin" | "backoffMax">,
): Promise<ZoomAnswer> {
  const began = performance.now();
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(sender, call);
    } catch (error) {
      const delay = backoffMin + Math.random() * Math.min(backoffMax - backoffMin, backoffMin * 4);
      const next = performance.now() + delay;
      const inTime = next < began + LAST_TRY_MS && next < (call.sendBefore ?? Number.POSITIVE_INFINITY);
      // After a token that was turned away another try would only bring the same one.
      const inVain = call.renewed || !isUnreachable(error);
      if (inVain || tries >= TRIES || delay >= call.timeLeftMs || !inTime) throw error;
      await sleep(delay);
      call.timeLeftMs -= delay;
    }
  }
}

function isUnreachable(error: unknown): boolean {
  return error instanceof ZoomNotSent && error.reason === "unreachable";
}
