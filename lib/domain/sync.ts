/** The newest reading of all sub-accounts from Zoom: how far it is and how it ended. */
export type SyncStatus = {
  state: "never" | "running" | "done" | "failed";
  startedAt: string | null;
  finishedAt: string | null;
  accountsListed: number;
  plansRead: number;
  plansFailed: number;
  plansTotal: number;
  /** In our words; null when nothing went wrong. */
  error: string | null;
  /** Seconds left at the present rate; null: not known. */
  secondsLeft: number | null;
};
