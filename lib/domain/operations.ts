import type { ClassStatus, SyncStatus } from "./sync";

/** Zoom's rate limit labels; each kind of call counts against one. */
export type LimitLabel = "light" | "medium" | "heavy";

/** How our calls of one label stand, over all processes. */
export type LimitStatus = {
  label: LimitLabel;
  /** Calls a second that we allow ourselves now; below `fullPerSecond` after Zoom turned us away. */
  perSecond: number;
  /** Our whole share of Zoom's limit. */
  fullPerSecond: number;
  /** When the whole share is back after Zoom turned us away; null: it is there. */
  fullShareAt: string | null;
  /** Calls of this UTC day, those included that were reserved for a moment and not made. */
  usedToday: number;
  /** Calls that our share allows in a day; null: Zoom publishes no daily limit of the label. */
  dailyCap: number | null;
  leftToday: number | null;
  /** Calls that wait for a place now, by who waits. */
  waiting: { write: number; person: number; background: number };
  /** When Zoom last turned a call away; null: never. */
  last429At: string | null;
  /** Until when no call is made, because Zoom said so or the day is used up; null: calls go on. */
  parkedUntil: string | null;
};

/** What a breaker looks after: reads, changes, or asking for the token. */
export type BreakerLabel = "read" | "write" | "token";

/** The worst state among all processes: an open breaker makes no call, half open lets one try. */
export type BreakerStatus = {
  label: BreakerLabel;
  state: "closed" | "open" | "half_open";
  openUntil: string | null;
  /** Failed calls that were counted when it opened; 0 while it is closed. */
  failures: number;
};

/** The master token; `failure` holds our words for why the last fetch failed. */
export type TokenStatus = {
  state: "good" | "none" | "failed";
  fetchedAt: string | null;
  expiresAt: string | null;
  failure: string | null;
};

/** A refusal of Zoom that the phrasebook does not know. */
export type UnexplainedRefusal = { code: number | null; message: string; count: number; lastAt: string };

/** A plan that the catalogue does not know, and on how many sub-accounts it stands. */
export type UnknownPlan = { family: string; type: string | null; count: number };

/** What an admin sees of Plandesk's work with Zoom. */
export type Operations = {
  limits: LimitStatus[];
  breakers: BreakerStatus[];
  token: TokenStatus;
  sync: SyncStatus;
  classes: ClassStatus[];
  unexplained: UnexplainedRefusal[];
  unknownPlans: UnknownPlan[];
};
