import "server-only";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import type { auditEvents } from "@/lib/server/db/audit-schema";

type Json = Record<string, unknown>;

/** One change that Zoom carried out, as a ledger on Zoom's side tells it. Of one account in the order of `seq`. */
export type Deed = {
  seq: number;
  /** ISO 8601, by a clock that agrees with the journal's. */
  at: string;
  accountId: string;
  method: string;
  /** From the root, as it was sent. */
  path: string;
  body: unknown;
  /** The account's plans before and after, in the form of GET plans. */
  before: Json;
  after: Json;
  /** Decreases that wait for their renewal: code and hosts. */
  pending: { type: string; hosts: number }[];
};

/** What a person was told of a change: that it was done, or that nothing happened. */
export type Shown = { changeId: string; told: "done" | "nothing" };

/** Plans that were changed past us, in Zoom's portal, at some moment between the two; both as in `Deed`. */
export type OutsideChange = { accountId: string; from: string; until: string };

/** From a moment on, as in `Deed`, a read of a sub-account may show its plans as they were so many milliseconds before. */
export type Lag = { accountId: string; from: string; ms: number };

/** Everything that is known of a stretch of time. */
export type History = {
  now: Date;
  changes: ChangeRow[];
  /** The audit's events of changes, in the order of `seq`. */
  events: (typeof auditEvents.$inferSelect)[];
  ledger: Deed[];
  /** The plans of accounts as Zoom has them now. */
  plans: Map<string, Json>;
  shown?: Shown[];
  /** All of them, or null when nobody noted them: then a gap in the ledger is taken for one. */
  outside: OutsideChange[] | null;
  /** Which of Zoom's reads may have lagged; without them none did. */
  lags?: Lag[];
};

/** How many things an invariant was tried on, and a sentence for each that broke it. */
export type Finding = { id: InvariantId; checked: number; violations: string[] };

/** What must hold of every history; the ids are those of the README. */
export const invariants = {
  I1: "Zoom carried out a change at most once",
  I2: "Zoom's plans are the sum of what was applied",
  I3: "Nothing is unsettled for more than 15 minutes",
  I4: "Ledger, journal and audit tell the same, one to one",
  I5: "What was told is what Zoom did",
  I7: "Our reads of a change never turn back",
  I10: "Nothing was sent upon plans that had changed",
} as const;
export type InvariantId = keyof typeof invariants;
