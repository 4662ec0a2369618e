import type { Lag, OutsideChange, Shown } from "@/lib/server/history/history";

/** What a chaos run has done and been told. */
export type Tally = {
  ops: number;
  requests: number;
  pairs: number;
  doubles: number;
  replays: number;
  /** Pages that could not be shown because the plans were never read. */
  unseen: number;
  kills: Record<string, number>;
  answers: Record<string, number>;
  shown: Shown[];
  outside: OutsideChange[];
  lags: Lag[];
  /** Keys that stood for more than one change or request. */
  split: string[];
  /** Product seconds from the end of all faults to the last verdict, one for each round. */
  recoveries: number[];
};

/** A tally of nothing. */
export function newTally(): Tally {
  const counts = { ops: 0, requests: 0, pairs: 0, doubles: 0, replays: 0, unseen: 0 };
  return {
    ...counts,
    kills: {},
    answers: {},
    shown: [],
    outside: [],
    lags: [],
    split: [],
    recoveries: [],
  };
}
