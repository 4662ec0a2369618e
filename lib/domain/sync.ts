/** The newest reading of all sub-accounts from Zoom: how far it is and how it ended. Moments are ISO 8601, UTC. */
export type SyncStatus = {
  state: "never" | "running" | "paused" | "done" | "failed";
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
  /** Sub-accounts whose plans were read a second, lately; null: not known. */
  perSecond: number | null;
  /** Who paused the reading, and when; null: it is not paused. */
  pausedBy: string | null;
  pausedAt: string | null;
  /** The list stopped because Zoom named far fewer sub-accounts than before: nothing was removed, an admin decides. */
  shrunk: { before: number; now: number } | null;
};

/** How fresh the plans of a sub-account must be, by what makes them matter; what stands first is read first. */
export const classNames = [
  "on_screen",
  "just_changed",
  "needs_person",
  "invoice_near",
  "viewed",
  "failed",
  "others",
] as const;
export type ClassName = (typeof classNames)[number];

/** How fresh the sub-accounts of one class are. */
export type ClassStatus = {
  name: ClassName;
  /** No reading of the class should be older. */
  targetSeconds: number;
  accounts: number;
  /** Those whose reading is older than the class allows, or was never made. */
  overdue: number;
  /** Age of the oldest reading; null: none of the class was ever read. */
  oldestSeconds: number | null;
};
