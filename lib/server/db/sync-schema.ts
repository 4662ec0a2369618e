import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  smallint,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { accounts } from "./schema";

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const never = sql`'epoch'::timestamptz`;

/**
 * When each sub-account was looked at, and when it is next: the queue of readings. Apart from the directory's wide
 * row, because nearly every reading finds nothing new and must cost next to nothing. A trigger keeps one row a
 * sub-account.
 */
export const accountChecks = pgTable(
  "account_checks",
  {
    accountId: text("account_id")
      .primaryKey()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** When the plans were last read well; null: never. */
    readAt: moment("read_at"),
    /** When Zoom last told anything about the plans, a refusal too. */
    triedAt: moment("tried_at").notNull().default(never),
    /** When it is to be read again; infinity: not while it is gone. */
    dueAt: moment("due_at").notNull().default(never),
    /** Position in `classNames`; the lower, the sooner. */
    class: smallint("class").notNull().default(6),
    /** Readings that failed in a row. */
    failures: integer("failures").notNull().default(0),
    /** Somebody reads it until then, by the database's clock. */
    leaseUntil: moment("lease_until").notNull().default(never),
    /** When somebody last had it open. */
    viewedAt: moment("viewed_at"),
    /** When a change of ours last moved on it. */
    changedAt: moment("changed_at"),
    /** Complete lists in a row that did not name it. */
    missed: smallint("missed").notNull().default(0),
  },
  (table) => [
    index("account_checks_due").on(table.class, table.dueAt),
    index("account_checks_tried").on(table.triedAt),
    index("account_checks_read").on(table.readAt, table.accountId),
    index("account_checks_missed").on(table.accountId).where(sql`missed > 0`),
  ],
);

/** The row of GET /accounts/billing/renewals: the next invoice's date and amount, without a currency. */
export const accountRenewals = pgTable("account_renewals", {
  accountId: text("account_id")
    .primaryKey()
    .references(() => accounts.id, { onDelete: "cascade" }),
  nextRenewalDate: date("next_renewal_date", { mode: "string" }),
  amount: numeric("amount", { mode: "number" }),
  autoRenew: boolean("auto_renew"),
  /** What is renewed, as Zoom sent it. */
  subscriptions: jsonb("subscriptions").$type<unknown[]>().notNull(),
  changedAt: moment("changed_at").notNull(),
});

/** What people decided about the reading of all sub-accounts; one row, which survives every restart. */
export const syncState = pgTable("sync_state", {
  id: integer("id").primaryKey(),
  pausedBy: text("paused_by"),
  pausedAt: moment("paused_at"),
  /** A list that was far shorter than the directory: how many it should have named, and did. */
  shrunkBefore: integer("shrunk_before"),
  shrunkNow: integer("shrunk_now"),
  /** An admin said that so many are right. */
  acceptedCount: integer("accepted_count"),
  /** When all renewals were last read. */
  renewalsAt: moment("renewals_at"),
  /** When what the first reading of all left of gaps was closed. */
  compactedAt: moment("compacted_at"),
});

/** How fast plans are read: a count that fades with time, and when it was brought up to date. */
export const syncPace = pgTable("sync_pace", {
  id: integer("id").primaryKey(),
  perSecond: doublePrecision("per_second").notNull(),
  at: moment("at").notNull(),
  since: moment("since").notNull(),
});
