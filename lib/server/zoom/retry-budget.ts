import "server-only";

/** Retries are allowed for this part of the calls, so that an outage is not met with twice the load. */
const SHARE = 0.1;
const MOST = 10;

/** Counts calls and retries of one process. */
export type RetryBudget = {
  /** To be called once a call. */
  earn(): void;
  /** True when a retry may be made, which it then counts. */
  spend(): boolean;
};

/** Makes a full budget: ten retries, refilled by one for every ten calls. */
export function createRetryBudget(): RetryBudget {
  let left = MOST;
  return {
    earn: () => {
      left = Math.min(MOST, left + SHARE);
    },
    spend: () => {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
