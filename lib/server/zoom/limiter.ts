import "server-only";
import type { Database } from "@/lib/server/db/client";
import type { Env } from "@/lib/server/env";
import type { Priority, RateLabel } from "@/lib/server/zoom/call";
import type { RateLimit } from "@/lib/server/zoom/rate-limited";
import { ratePlan } from "@/lib/server/zoom/rate-plan";
import { LATE_MS, RateQueue } from "@/lib/server/zoom/rate-queue";
import { blockRate, claimPlaces } from "@/lib/server/zoom/rate-row";

type Waiting = Record<Priority, number>;

/** A place that was asked for ahead of its call: to be waited for right before it. Throws as `take`. */
export type Place = () => Promise<void>;

/** Keeps all processes together within our share of Zoom's limits. */
export type Limiter = {
  /** Waits for a place. Throws ZoomNotSent `rate_limited` when that would take too long or the day is used up. */
  take(label: RateLabel, priority: Priority): Promise<void>;
  /** Asks for a place while the call is made ready. It is lost when no call comes of it. */
  reserve(label: RateLabel, priority: Priority): Place;
  /** Stops the label in every process and slows it afterwards; `sentSecondsAgo` is when the call left that Zoom turned away. */
  block(label: RateLabel, limit: RateLimit, sentSecondsAgo?: number): Promise<void>;
  /** Who waits in this process now. */
  waiting(): Record<RateLabel, Waiting>;
};

/** `clock` tells by how much a test has moved the time on; `onWait` hears of each call that has to wait. */
export type LimiterParts = {
  db: Database;
  settings: Pick<Env["zoom"], "rateTier" | "rateShare">;
  clock?: { aheadMs?(): number };
  onWait?: () => void;
};

/** Makes the limiter of one process; the counts are rows in Postgres. */
export function createLimiter({ db, settings, clock, onWait }: LimiterParts): Limiter {
  const rows = () => ({ db, aheadSeconds: (clock?.aheadMs?.() ?? 0) / 1000 });
  const queueOf = (label: RateLabel): RateQueue => {
    const plans = {
      write: ratePlan(settings, label, "write"),
      person: ratePlan(settings, label, "person"),
      background: ratePlan(settings, label, "background"),
    };
    const claim = (priority: Priority, count: number) => claimPlaces(rows(), label, plans[priority], count);
    return new RateQueue({ plan: (priority) => plans[priority], claim });
  };
  const queues = { light: queueOf("light"), medium: queueOf("medium"), heavy: queueOf("heavy") };
  const take = (label: RateLabel, priority: Priority): Promise<void> => {
    onWait?.();
    return queues[label].take(priority);
  };
  return {
    take,
    reserve(label, priority) {
      const came = take(label, priority).then(() => performance.now());
      // Whoever waits for the place hears why there is none.
      came.catch(() => {});
      return async () => {
        if (performance.now() - (await came) > LATE_MS) await take(label, priority);
      };
    },
    async block(label, limit, sentSecondsAgo) {
      queues[label].giveUp();
      await blockRate(rows(), label, limit, sentSecondsAgo);
      queues[label].giveUp();
    },
    waiting: () => ({
      light: queues.light.waiting(),
      medium: queues.medium.waiting(),
      heavy: queues.heavy.waiting(),
    }),
  };
}
