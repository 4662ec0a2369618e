import "server-only";
import { ZoomNotSent } from "@/lib/server/zoom/errors";

/** What became of a call that a breaker let through. */
export type Outcome = "answered" | "failed";

/** A breaker that is not closed; `openMs` is how long it stays open, 0 or less when its next call is a try. */
export type OpenState = { openMs: number; failures: number };

/** Holds back calls of one kind while Zoom does not work: a high share of errors can get our app disabled (zoom-api.md 4). */
export type Breaker = {
  /** Throws ZoomNotSent `circuit_open` while no call of this kind is made. */
  check(): void;
  /** The same, right before a call leaves; returns what to tell when it ended. */
  enter(): (outcome: Outcome) => void;
  /** null: closed. */
  state(): OpenState | null;
};

/** A breaker opens when at least half of at least `calls` calls failed in ten seconds. */
export type BreakerRule = { calls: number };

const WINDOW_SECONDS = 10;
const FAILED_SHARE = 0.5;
const FIRST_OPEN_MS = 5_000;
const LONGEST_OPEN_MS = 60_000;

/** Makes a closed breaker. `now` gives milliseconds of a clock that is never set; `onChange` hears of each change of state. */
export function createBreaker(parts: {
  rule: BreakerRule;
  now: () => number;
  onChange?: () => void;
}): Breaker {
  const { rule, now, onChange } = parts;
  const recent = countRecent(now);
  let open: { until: number; lastsMs: number; failures: number } | null = null;
  let trying = false;

  function openFor(lastsMs: number, failures: number): void {
    open = { until: now() + lastsMs, lastsMs, failures };
    trying = false;
    recent.clear();
    onChange?.();
  }

  function count(outcome: Outcome): void {
    // Calls that were under way when it opened tell nothing new.
    if (open) return;
    const { calls, failures } = recent.add(outcome === "failed");
    if (calls >= rule.calls && failures >= calls * FAILED_SHARE) openFor(FIRST_OPEN_MS, failures);
  }

  function tried(outcome: Outcome): void {
    trying = false;
    if (!open) return;
    if (outcome === "failed") {
      openFor(Math.min(open.lastsMs * 2, LONGEST_OPEN_MS), open.failures + 1);
    } else {
      open = null;
      onChange?.();
    }
  }

  function check(): void {
    if (open && (trying || now() < open.until)) throw circuitOpen(open.until - now());
  }

  return {
    check,
    enter() {
      check();
      if (!open) return count;
      trying = true;
      return tried;
    },
    state: () => open && { openMs: open.until - now(), failures: open.failures },
  };
}

/** Calls and failures of the last ten seconds, by the second. */
function countRecent(now: () => number) {
  let seconds: { second: number; calls: number; failures: number }[] = [];
  return {
    add(failed: boolean) {
      const second = Math.floor(now() / 1000);
      seconds = seconds.filter((each) => each.second > second - WINDOW_SECONDS);
      let last = seconds.at(-1);
      if (last?.second !== second) {
        last = { second, calls: 0, failures: 0 };
        seconds.push(last);
      }
      last.calls += 1;
      if (failed) last.failures += 1;
      return seconds.reduce(
        (sum, each) => ({ calls: sum.calls + each.calls, failures: sum.failures + each.failures }),
        { calls: 0, failures: 0 },
      );
    },
    clear() {
      seconds = [];
    },
  };
}

function circuitOpen(ms: number): ZoomNotSent {
  return new ZoomNotSent({
    reason: "circuit_open",
    message: "Too many calls to Zoom failed; Plandesk waits before the next one",
    retryAfterSeconds: Math.max(1, Math.ceil(ms / 1000)),
  });
}
