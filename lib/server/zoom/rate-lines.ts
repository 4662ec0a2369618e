import "server-only";
import type { Priority } from "@/lib/server/zoom/call";
import { ZoomNotSent } from "@/lib/server/zoom/errors";

/** How many more places are wanted, and with whose right. */
export type Wish = { priority: Priority; count: number };

type Waiter = { until: number; resolve: () => void; reject: (error: unknown) => void };

const ORDER = ["write", "person", "background"] as const;

/** Who waits in one process: the most important line first, in each the longest waiting. Moments by performance.now(). */
export class RateLines {
  readonly #lines: Record<Priority, Waiter[]> = { write: [], person: [], background: [] };

  /** Waits in line until `until`. */
  add(priority: Priority, until: number): Promise<void> {
    return new Promise((resolve, reject) => void this.#lines[priority].push({ until, resolve, reject }));
  }

  counts(): Record<Priority, number> {
    const { write, person, background } = this.#lines;
    return { write: write.length, person: person.length, background: background.length };
  }

  isEmpty(): boolean {
    const { write, person, background } = this.#lines;
    return write.length + person.length + background.length === 0;
  }

  /** Lets the first one go. */
  release(): void {
    const first = ORDER.find((priority) => this.#lines[priority].length > 0);
    if (first) this.#lines[first].shift()?.resolve();
  }

  /** The wish of the first who have none of the `places` in hand; null: all have one. */
  wish(places: number): Wish | null {
    for (const priority of ORDER) {
      const count = this.#lines[priority].length - this.#held(priority, places);
      if (count > 0) return { priority, count };
    }
    return null;
  }

  /** When the first patience ends. */
  firstEnd(): number {
    return Math.min(...ORDER.map((priority) => this.#lines[priority][0]?.until ?? Number.POSITIVE_INFINITY));
  }

  /** Turns away whose patience has ended. */
  expire(now: number): void {
    for (const priority of ORDER) {
      const line = this.#lines[priority];
      while (line[0] && line[0].until < now) line.shift()?.reject(rateLimited(1, false));
    }
  }

  /**
   * Turns away those of a line without a place whom the next one reaches too late, `seconds` from `now`.
   * @returns how many still wait for one
   */
  refuse(priority: Priority, places: number, wait: { now: number; seconds: number; daily: boolean }): number {
    const line = this.#lines[priority];
    const held = this.#held(priority, places);
    const next = wait.now + wait.seconds * 1000;
    for (const waiter of line.splice(held)) {
      if (waiter.until >= next) line.push(waiter);
      else waiter.reject(rateLimited(wait.seconds, wait.daily));
    }
    return line.length - held;
  }

  /** Turns all away, with what broke. */
  fail(error: unknown): void {
    for (const priority of ORDER) for (const { reject } of this.#lines[priority].splice(0)) reject(error);
  }

  // How many of a line have a place in hand, which the lines before it use first.
  #held(priority: Priority, places: number): number {
    const before = ORDER.slice(0, ORDER.indexOf(priority));
    const left = before.reduce((sum, each) => sum - this.#lines[each].length, places);
    return Math.min(Math.max(0, left), this.#lines[priority].length);
  }
}

function rateLimited(seconds: number, daily: boolean): ZoomNotSent {
  const message = daily
    ? "Our share of Zoom's calls for today is used up"
    : "Zoom's limit leaves no room for this call now";
  const retryAfterSeconds = Math.max(1, Math.ceil(seconds));
  return new ZoomNotSent({ reason: "rate_limited", message, retryAfterSeconds });
}
