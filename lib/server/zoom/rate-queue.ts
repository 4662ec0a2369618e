import "server-only";
import type { Priority } from "@/lib/server/zoom/call";
import { ZoomNotSent } from "@/lib/server/zoom/errors";
import type { RatePlan } from "@/lib/server/zoom/rate-plan";
import type { Claim } from "@/lib/server/zoom/rate-row";

/** Those of one process that wait for a place under one label: the most important first, then the longest waiting. */
export type RateQueue = {
  /** Waits for a place. Throws ZoomNotSent `rate_limited`, or what the database threw. */
  take(priority: Priority): Promise<void>;
  /** Gives up the places in hand, since Zoom turns calls away. */
  giveUp(): void;
  waiting(): Record<Priority, number>;
};

type QueueParts = {
  plan(priority: Priority): RatePlan;
  claim(priority: Priority, count: number): Promise<Claim>;
};
type Waiter = { until: number; resolve: () => void; reject: (error: unknown) => void };
type Wish = { priority: Priority; count: number };

const ORDER = ["write", "person", "background"] as const;
/** A place that was missed by so much is lost: calls that catch up together would be too many in one second. */
const LATE_MS = 100;
/** Looks again at least this often, so that the end of a block is seen. */
const LOOK_AGAIN_MS = 1_000;
/** Keeps processes from looking at the same moment. */
const JITTER_MS = 10;
/** When places are used up faster than this, twice as many as were just used are taken ahead. */
const BUSY_MS = 50;

/** Makes the queue of one label in one process; places come from `claim`, several at a time. */
export function createRateQueue({ plan, claim }: QueueParts): RateQueue {
  const lines: Record<Priority, Waiter[]> = { write: [], person: [], background: [] };
  const lookAt: Record<Priority, number> = { write: 0, person: 0, background: 0 };
  // When each place in hand may be used, by performance.now(), the next first.
  let places: number[] = [];
  let claiming = false;
  let timer: NodeJS.Timeout | undefined;
  let era = 0;
  let takes = 0;
  let refilledAt = 0;
  // Of places that were taken ahead, at how many left to take more, and for whom.
  let low: { places: number; priority: Priority } | null = null;

  function pump(): void {
    const now = performance.now();
    expire(lines, now);
    handOut(lines, places, now);
    const wish = firstWish(lines, places.length) ?? lowWish(now);
    if (wish && !claiming && lookAt[wish.priority] <= now) void refill(wish);
    clearTimeout(timer);
    const next = nextMoment(wish);
    if (next !== null) timer = setTimeout(pump, Math.max(0, next - now));
  }

  function nextMoment(wish: Wish | null): number | null {
    const fronts = ORDER.flatMap((priority) => lines[priority][0]?.until ?? []);
    if (fronts.length === 0) return null;
    const look = wish && !claiming ? [lookAt[wish.priority]] : [];
    return Math.min(...fronts, ...places.slice(0, 1), ...look);
  }

  function lowWish(now: number): Wish | null {
    if (!low || takes === 0 || places.length > low.places || now - refilledAt >= BUSY_MS) return null;
    return { priority: low.priority, count: 0 };
  }

  async function refill({ priority, count }: Wish): Promise<void> {
    claiming = true;
    const begun = era;
    const more = ahead(priority);
    try {
      const got = await claim(priority, count + more);
      const now = performance.now();
      if (begun !== era) return;
      low = more > 0 && got.moreAfter === 0 ? { places: Math.ceil(more / 2), priority } : null;
      places = [...places, ...got.waits.map((wait) => now + wait * 1000)].sort((a, b) => a - b);
      if (got.waits.length < count) lookAt[priority] = postpone(priority, got, now);
    } catch (error) {
      for (const each of ORDER) for (const { reject } of lines[each].splice(0)) reject(error);
    } finally {
      claiming = false;
      pump();
    }
  }

  // The way of most calls of a busy process, which is why it is kept short.
  function takeAtOnce(): boolean {
    const now = performance.now();
    const [first] = places;
    if (first === undefined || first > now || first < now - LATE_MS || anyWaits(lines)) return false;
    places.shift();
    if (low && places.length <= low.places) pump();
    return true;
  }

  // A busy process takes its places many at a time. Those of a day are too few to leave any unused.
  function ahead(priority: Priority): number {
    const busy = performance.now() - refilledAt < BUSY_MS && plan(priority).dailyCap === null;
    const more = busy ? takes * 2 : 0;
    refilledAt = performance.now();
    takes = 0;
    return more;
  }

  // Turns away whom more places would reach too late; gives the moment at which to look again for the others.
  function postpone(priority: Priority, { waits, moreAfter, daily }: Claim, now: number): number {
    const line = lines[priority];
    const more = now + moreAfter * 1000;
    const held = coveredOf(lines, places.length, priority);
    const late = line.splice(held).filter((waiter) => {
      if (waiter.until >= more) line.push(waiter);
      return waiter.until < more;
    });
    for (const { reject } of late) reject(rateLimited(moreAfter, daily));
    if (line.length <= held) return now;
    // With places in hand there is time: several at once cost one statement.
    const rest = waits.length > 0 ? plan(priority).horizon * 500 : 0;
    return Math.min(Math.max(more, now + rest) + Math.random() * JITTER_MS, now + LOOK_AGAIN_MS);
  }

  return {
    take(priority) {
      takes += 1;
      if (takeAtOnce()) return Promise.resolve();
      return new Promise((resolve, reject) => {
        const until = performance.now() + plan(priority).patience * 1000;
        lines[priority].push({ until, resolve, reject });
        pump();
      });
    },
    giveUp() {
      places = [];
      era += 1;
      pump();
    },
    waiting: () => ({
      write: lines.write.length,
      person: lines.person.length,
      background: lines.background.length,
    }),
  };
}

function anyWaits({ write, person, background }: Record<Priority, Waiter[]>): boolean {
  return write.length + person.length + background.length > 0;
}

function expire(lines: Record<Priority, Waiter[]>, now: number): void {
  for (const priority of ORDER) {
    const line = lines[priority];
    while (line[0] && line[0].until < now) line.shift()?.reject(rateLimited(1, false));
  }
}

function handOut(lines: Record<Priority, Waiter[]>, places: number[], now: number): void {
  while (places[0] !== undefined && places[0] <= now) {
    const first = ORDER.find((priority) => lines[priority].length > 0);
    const late = places[0] < now - LATE_MS;
    if (!first && !late) return;
    places.shift();
    if (first && !late) lines[first].shift()?.resolve();
  }
}

/** How many of a line have a place in hand, which the lines before it use first. */
function coveredOf(lines: Record<Priority, Waiter[]>, places: number, priority: Priority): number {
  const before = ORDER.slice(0, ORDER.indexOf(priority));
  const left = before.reduce((sum, each) => sum - lines[each].length, places);
  return Math.min(Math.max(0, left), lines[priority].length);
}

function firstWish(lines: Record<Priority, Waiter[]>, places: number): Wish | null {
  for (const priority of ORDER) {
    const count = lines[priority].length - coveredOf(lines, places, priority);
    if (count > 0) return { priority, count };
  }
  return null;
}

function rateLimited(seconds: number, daily: boolean): ZoomNotSent {
  const message = daily
    ? "Our share of Zoom's calls for today is used up"
    : "Our share of Zoom's calls a second is used up";
  const retryAfterSeconds = Math.max(1, Math.ceil(seconds));
  return new ZoomNotSent({ reason: "rate_limited", message, retryAfterSeconds });
}
