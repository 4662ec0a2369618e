import { sql } from "drizzle-orm";
import {
  bigserial,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { BreakerLabel, LimitLabel, LimitStatus } from "@/lib/domain/operations";
import { day, moment } from "@/lib/server/db/columns";

type WaitingCalls = Partial<Record<LimitLabel, LimitStatus["waiting"]>>;
/** Times in milliseconds since 1970 by the database's clock. */
type OpenBreaker = { label: BreakerLabel; openUntil: number; failures: number };

/** The one master token that all processes share, and the lease of whoever fetches the next. */
export const zoomToken = pgTable("zoom_token", {
  id: text("id").primaryKey(),
  accessToken: text("access_token"),
  fetchedAt: moment("fetched_at"),
  expiresAt: moment("expires_at"),
  leaseUntil: moment("lease_until"),
  /** Rises with each token, so that a late 401 does not throw away a newer one. */
  generation: integer("generation").notNull().default(0),
  failedAt: moment("failed_at"),
  failure: text("failure"),
  /** Failed fetches since the last good one. */
  failures: integer("failures").notNull().default(0),
});

/** One row per rate label: the theoretical arrival time of GCRA and the calls of the day. */
export const rateLimits = pgTable("rate_limits", {
  label: text("label").primaryKey(),
  /** Seconds since 1970 by the database's clock. */
  arrival: doublePrecision("arrival").notNull(),
  day: day("day").notNull(),
  used: integer("used").notNull().default(0),
  blockedUntil: moment("blocked_until"),
  /** The part of our share that was left when Zoom last slowed us; it grows back with the time since. */
  pace: doublePrecision("pace").notNull().default(1),
  slowedAt: moment("slowed_at"),
  /** When Zoom last turned a call away. */
  limitedAt: moment("limited_at"),
});

/** What each process tells of its calls to Zoom: how many wait, and which breakers are not closed. */
export const zoomProcesses = pgTable("zoom_processes", {
  id: text("id").primaryKey(),
  waiting: jsonb("waiting").$type<WaitingCalls>().notNull().default({}),
  waitingAt: moment("waiting_at"),
  breakers: jsonb("breakers").$type<OpenBreaker[]>().notNull().default([]),
  seenAt: moment("seen_at").notNull(),
});

/** Each reading of all sub-accounts: progress while it runs, outcome after. */
export const syncRuns = pgTable(
  "sync_runs",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    startedAt: moment("started_at").notNull(),
    finishedAt: moment("finished_at"),
    state: text("state").$type<"running" | "done" | "failed">().notNull(),
    accountsListed: integer("accounts_listed").notNull().default(0),
    plansTotal: integer("plans_total").notNull().default(0),
    plansRead: integer("plans_read").notNull().default(0),
    plansFailed: integer("plans_failed").notNull().default(0),
    error: text("error"),
    requestedBy: text("requested_by"),
    /** Every reading before this moment is to be made anew; null: only what is due. */
    askedAt: moment("asked_at"),
    /** When the list was read to its end. */
    walkedAt: moment("walked_at"),
    /** A process reads the list until then, by the database's clock. */
    walkLeaseUntil: moment("walk_lease_until"),
  },
  (table) => [
    // One at a time, over all processes.
    uniqueIndex("sync_runs_one_running").on(table.state).where(sql`state = 'running'`),
    // Every answer of the directory says when the list was last read.
    index("sync_runs_walked").on(table.walkedAt),
  ],
);
