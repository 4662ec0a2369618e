import "server-only";
import type { Priority } from "@/lib/server/zoom/call";
import { RateLines, type Wish } from "@/lib/server/zoom/rate-lines";
import type { RatePlan } from "@/lib/server/zoom/rate-plan";
import type { Claim } from "@/lib/server/zoom/rate-row";

/** Where a queue gets its places from. */
export type QueueParts = {
  plan(priority: Priority): RatePlan;
  claim(priority: Priority, count: number): Promise<Claim>;
};

/** A place that was missed by so much is lost: calls that catch up together would be too many in one second. */
export const LATE_MS = 100;
/** Looks again at least this often, so that the end of a block is seen. */
const LOOK_AGAIN_MS = 1_000;
/** Keeps processes from looking at the same moment. */
const JITTER_MS = 10;
/** When places are used up faster than this, twice as many as were just used are taken ahead. */
const BUSY_MS = 50;

/** Those of one process that wait for a place under one label. Places are claimed several at a time. */
export class RateQueue {
  readonly #parts: QueueParts;
  readonly #lines = new RateLines();
  readonly #lookAt: Record<Priority, number> = { write: 0, person: 0, background: 0 };
  /** When each place in hand may be used, by performance.now(), the next first. */
  #places: number[] = [];
  #claiming = false;
  #timer: NodeJS.Timeout | undefined;
  /** Rises when places are given up; a claim that was under way is given up too. */
  #era = 0;
  #takes = 0;
  #refilledAt = 0;
  /** Of places that were taken ahead, at how many left to take more, and with whose right. */
  #low: { places: number; priority: Priority } | null = null;

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  /** Waits for a place. Throws ZoomNotSent `rate_limited`, or what the database threw. */
  take(priority: Priority): Promise<void> {
    this.#takes += 1;
    if (this.#takeAtOnce()) return Promise.resolve();
    const turn = this.#lines.add(priority, performance.now() + this.#parts.plan(priority).patience * 1000);
    this.#pump();
    return turn;
  }

  /** Gives up the places in hand, since Zoom turns calls away. */
  giveUp(): void {
    this.#places = [];
    this.#era += 1;
    this.#pump();
  }

  waiting(): Record<Priority, number> {
    return this.#lines.counts();
  }

  // The way of most calls of a busy process, which is why it is kept short.
  #takeAtOnce(): boolean {
    const now = performance.now();
    const [first] = this.#places;
    if (first === undefined || first > now || first < now - LATE_MS || !this.#lines.isEmpty()) return false;
    this.#places.shift();
    if (this.#low && this.#places.length <= this.#low.places) this.#pump();
    return true;
  }

  #pump(): void {
    const now = performance.now();
    this.#lines.expire(now);
    this.#handOut(now);
    const wish = this.#lines.wish(this.#places.length) ?? this.#lowWish(now);
    if (wish && !this.#claiming && this.#lookAt[wish.priority] <= now) void this.#refill(wish);
    clearTimeout(this.#timer);
    if (this.#lines.isEmpty()) return;
    const look = wish && !this.#claiming ? this.#lookAt[wish.priority] : Number.POSITIVE_INFINITY;
    const next = Math.min(look, this.#places[0] ?? look, this.#lines.firstEnd());
    this.#timer = setTimeout(() => this.#pump(), Math.max(0, next - now));
  }

  #handOut(now: number): void {
    for (let place = this.#places[0]; place !== undefined && place <= now; place = this.#places[0]) {
      const late = place < now - LATE_MS;
      if (!late && this.#lines.isEmpty()) return;
      this.#places.shift();
      if (!late) this.#lines.release();
    }
  }

  #lowWish(now: number): Wish | null {
    const busy = this.#takes > 0 && now - this.#refilledAt < BUSY_MS;
    if (!this.#low || !busy || this.#places.length > this.#low.places) return null;
    return { priority: this.#low.priority, count: 0 };
  }

  async #refill({ priority, count }: Wish): Promise<void> {
    this.#claiming = true;
    const era = this.#era;
    const more = this.#ahead(priority);
    try {
      const got = await this.#parts.claim(priority, count + more);
      if (era === this.#era) this.#keep(got, { priority, count }, more);
    } catch (error) {
      this.#lines.fail(error);
    } finally {
      this.#claiming = false;
      this.#pump();
    }
  }

  // A busy process takes its places many at a time. Those of a day are too few to leave any unused.
  #ahead(priority: Priority): number {
    const busy = performance.now() - this.#refilledAt < BUSY_MS;
    const more = busy && this.#parts.plan(priority).dailyCap === null ? this.#takes * 2 : 0;
    this.#refilledAt = performance.now();
    this.#takes = 0;
    return more;
  }

  #keep({ waits, moreAfter, daily }: Claim, { priority, count }: Wish, more: number): void {
    const now = performance.now();
    const places = waits.map((wait) => now + wait * 1000);
    this.#places = [...this.#places, ...places].sort((a, b) => a - b);
    this.#low = more > 0 && moreAfter === 0 ? { places: Math.ceil(more / 2), priority } : null;
    if (waits.length >= count) return;
    const left = this.#lines.refuse(priority, this.#places.length, { now, seconds: moreAfter, daily });
    if (left === 0) return;
    // With places in hand there is time: several at once cost one statement.
    const rest = waits.length > 0 ? this.#parts.plan(priority).horizon * 500 : 0;
    const look = Math.max(moreAfter * 1000, rest) + Math.random() * JITTER_MS;
    this.#lookAt[priority] = now + Math.min(look, LOOK_AGAIN_MS);
  }
}
