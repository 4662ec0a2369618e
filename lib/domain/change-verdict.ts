import type { ChangeEvidence, ChangeState, PlansSeen } from "./change";
import { type Direction, isDisprovable } from "./change-effect";

// Reads that say the same before they are believed, and how far apart: a late or stale answer must not fool us.
const READS_NEEDED = 3;
const SPREAD_MS = 60_000;
// Zoom said yes: the old plans then rather mean a slow read than a lost change.
const ANSWERED_SPREAD_MS = 90_000;

export type VerdictFacts = {
  direction: Direction;
  /** True when Zoom answered the sending with success. */
  answered: boolean;
  /** The reads since the sending, oldest first. */
  reads: { at: string; seen: PlansSeen }[];
};

/** The reads among the evidence, for `changeVerdict`. */
export function readsSince(evidence: readonly ChangeEvidence[]): VerdictFacts["reads"] {
  return evidence.flatMap(({ at, seen }) => (seen === undefined ? [] : [{ at, seen }]));
}

/**
 * What the reads prove of a change whose outcome is not known; null: nothing yet, read again.
 *
 * The target proves *applied* at once; where Zoom's plans are silent its yes has to do. The old plans prove
 * *not_applied* only for what Zoom shows at once, only when Zoom never said yes, and only when several reads over a
 * minute agree. A decrease to which Zoom said yes is *accepted* and shows at the renewal. Everything else needs a person.
 */
export function changeVerdict({ direction, answered, reads }: VerdictFacts): ChangeState | null {
  const last = reads.at(-1);
  if (!last) return null;
  if (last.seen === "target" || (last.seen === "silent" && answered)) return "applied";
  if (last.seen === "before" && answered && !isDisprovable(direction)) return "accepted";
  if (!isSteady(reads, answered ? ANSWERED_SPREAD_MS : SPREAD_MS)) return null;
  return last.seen === "before" && !answered && isDisprovable(direction) ? "not_applied" : "needs_person";
}

function isSteady(reads: VerdictFacts["reads"], spreadMs: number): boolean {
  const last = reads.at(-1);
  const turned = reads.findLastIndex((read) => read.seen !== last?.seen);
  const run = reads.slice(turned + 1);
  const first = run[0];
  if (!first || !last || run.length < READS_NEEDED) return false;
  return Date.parse(last.at) - Date.parse(first.at) >= spreadMs;
}
