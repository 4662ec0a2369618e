import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { Env } from "@/lib/server/env";
import type { Priority, RateLabel } from "@/lib/server/zoom/call";
import { limitPerSecond, sharePerSecond } from "@/lib/server/zoom/rate-plan";

/** Told when the call has ended, however it did. */
export type Ended = () => void;

/**
 * Keeps background calls back while Zoom may have counted as many within one second as it allows. Calls leave evenly,
 * but where the network or Zoom stands still for a moment, those of that moment arrive at once, and the next would be
 * too many. Of this process's calls alone; people's calls never wait for it.
 */
export type Arrivals = { enter(label: RateLabel, priority: Priority): Promise<Ended> };

type Settings = Pick<Env["zoom"], "rateTier" | "rateShare">;

/** A second, and by how much the guess of when a call was counted may be wrong. */
const WINDOW_MS = 1_100;
const LOOK_AGAIN_MS = 20;
/** Below this much room between our share and Zoom's limit, an ordinary second would be kept back. */
const LEAST_ROOM = 1.2;
/**
 * Of so many answers the quickest tells how long one takes when nothing stands still: far more than can be under way
 * while something does.
 */
const ANSWERS = 200;
/** More than a second's calls of any label. */
const MOST_KEPT = 1_000;

/** Makes the arrivals of one process. `now` in milliseconds, of a clock that is never set. */
export function createArrivals(settings: Settings, now: () => number = () => performance.now()): Arrivals {
  const lines = {
    light: new Line(mostOf(settings, "light")),
    medium: new Line(mostOf(settings, "medium")),
    heavy: new Line(mostOf(settings, "heavy")),
  };
  return {
    async enter(label, priority) {
      const line = lines[label];
      while (priority === "background" && line.isFull(now())) await wait(LOOK_AGAIN_MS);
      const call = line.send(now());
      return () => line.end(call, now());
    },
  };
}

function mostOf(settings: Settings, label: RateLabel): number {
  const limit = limitPerSecond(settings, label);
  const hasRoom = sharePerSecond(settings, label) * LEAST_ROOM <= limit;
  return hasRoom ? Math.floor(limit) - 1 : Number.POSITIVE_INFINITY;
}

type Call = { sentAt: number };

/** The calls of one label, and when Zoom may have counted each. */
class Line {
  readonly #most: number;
  readonly #underWay = new Set<Call>();
  /** The moments of those that have ended, of the last second. */
  #counted: number[] = [];
  #took: number[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  isFull(now: number): boolean {
    this.#counted = this.#counted.filter((at) => at > now - WINDOW_MS);
    const quickest = this.#quickest();
    let mayCount = this.#counted.length;
    // One that takes longer than others do may be counted only now.
    for (const { sentAt } of this.#underWay)
      if (sentAt > now - WINDOW_MS || now - sentAt > quickest) mayCount += 1;
    return mayCount >= this.#most;
  }

  send(now: number): Call {
    const call = { sentAt: now };
    this.#underWay.add(call);
    return call;
  }

  end(call: Call, now: number): void {
    this.#underWay.delete(call);
    this.#took = [...this.#took.slice(1 - ANSWERS), now - call.sentAt];
    this.#counted.push(Math.max(call.sentAt, now - this.#quickest()));
    if (this.#counted.length > MOST_KEPT) this.#counted = this.#counted.slice(-MOST_KEPT);
  }

  #quickest(): number {
    return Math.min(...this.#took);
  }
}
