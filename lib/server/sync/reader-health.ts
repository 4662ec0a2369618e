import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { ZoomNotSent } from "@/lib/server/zoom/errors";

/** How a reader gets on with Zoom, and how long it rests when it does not. */
export type ReaderHealth = {
  /** How many reads may be under way: more while answers come, half as many after one that did not. */
  width(): number;
  /** A read was answered. */
  good(): void;
  /** A read was not sent or not answered. True once when that makes an outage of it. */
  bad(error: unknown): boolean;
  /** Waits until reading makes sense again; a stop ends it. */
  rest(signal: AbortSignal): Promise<void>;
};

// So many in a row are no longer single sub-accounts with a fault.
const MOST_IN_A_ROW = 25;
const NOT_SENT_IN_A_ROW = 5;
// The limiter decides the rate, and so how many are under way at Zoom: rate times answer time, 9 at 60/s and 150 ms. The
// others wait for their place or to be stored, so that an answer that takes a second or a commit that takes a tenth
// costs nothing of the rate.
const WIDEST = 128;
const FIRST_WIDTH = 8;
const WIDTH_STEP = 0.25;
const LONGEST_REST_MS = 60_000;
const FIRST_REST_MS = 1_000;

/** Makes the health of one reader. */
export function createReaderHealth(): ReaderHealth {
  let notSent = 0;
  let unanswered = 0;
  let rests = 0;
  let restUntil = 0;
  let told = false;
  let width = FIRST_WIDTH;

  function restFor(ms: number): void {
    restUntil = Math.max(restUntil, performance.now() + Math.min(ms, LONGEST_REST_MS));
  }

  return {
    width: () => Math.floor(width),
    good() {
      width = Math.min(WIDEST, width + WIDTH_STEP);
      notSent = 0;
      unanswered = 0;
      rests = 0;
      told = false;
    },
    bad(error) {
      if (error instanceof ZoomNotSent) {
        const said = (error.retryAfterSeconds ?? 0) * 1000;
        // That our own share is used up is no fault of Zoom's.
        if (error.reason === "rate_limited") {
          restFor(Math.max(said, FIRST_REST_MS));
          return false;
        }
        notSent += 1;
      } else {
        unanswered += 1;
        width = Math.max(FIRST_WIDTH / 2, width / 2);
      }
      if (notSent < NOT_SENT_IN_A_ROW && unanswered < MOST_IN_A_ROW) return false;
      // Many reads end at once in an outage; they are one reason to rest, not many.
      if (performance.now() >= restUntil) restFor(FIRST_REST_MS * 2 ** rests++);
      const isNew = !told;
      told = true;
      return isNew;
    },
    async rest(signal) {
      for (let left = restUntil - performance.now(); left > 0; left = restUntil - performance.now()) {
        await wait(left, undefined, { signal }).catch(() => {});
        if (signal.aborted) return;
      }
    },
  };
}
