import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/lib/server/db/client";
import type { Env } from "@/lib/server/env";
import type { Priority, RateLabel } from "@/lib/server/zoom/call";
import { ZoomNotSent } from "@/lib/server/zoom/errors";
import { ratePlan } from "@/lib/server/zoom/rate-plan";
import { blockRate, takeRateSlot } from "@/lib/server/zoom/rate-row";

/** Keeps all processes together within our share of Zoom's limits. */
export type Limiter = {
  /** Waits for a place. Throws ZoomNotSent `rate_limited` when that would take too long or the day is used up. */
  take(label: RateLabel, priority: Priority): Promise<void>;
  /** Stops the label for `seconds` in every process. */
  block(label: RateLabel, seconds: number): Promise<void>;
};

/** Background work may wait this long for a gap, in milliseconds. */
const BACKGROUND_WAIT_MS = 30_000;
/** A refused background call looks again after this at most, so that it sees the end of a block. */
const LOOK_AGAIN_SECONDS = 1;

/** Makes the limiter of one process; the counts are rows in Postgres. */
export function createLimiter(db: Database, settings: Env["zoom"]): Limiter {
  return {
    async take(label, priority) {
      const plan = ratePlan(settings, label, priority);
      const until = performance.now() + (priority === "background" ? BACKGROUND_WAIT_MS : 0);
      for (;;) {
        const slot = await takeRateSlot(db, label, plan);
        if (slot.granted) return pause(slot.wait);
        if (slot.daily || performance.now() + slot.wait * 1000 >= until) throw rateLimited(slot);
        // Jitter keeps many waiting calls from looking at the same moment.
        await pause(Math.min(slot.wait, LOOK_AGAIN_SECONDS) + Math.random() * plan.patience);
      }
    },
    block: (label, seconds) => blockRate(db, label, seconds),
  };
}

async function pause(seconds: number): Promise<void> {
  if (seconds > 0) await sleep(seconds * 1000);
}

function rateLimited({ wait, daily }: { wait: number; daily: boolean }): ZoomNotSent {
  const message = daily
    ? "Our share of Zoom's calls for today is used up"
    : "Our share of Zoom's calls a second is used up";
  return new ZoomNotSent({
    reason: "rate_limited",
    message,
    retryAfterSeconds: Math.max(1, Math.ceil(wait)),
  });
}
