import { sql } from "drizzle-orm";
import { bigserial, boolean, index, jsonb, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import type { DifferenceLine } from "@/lib/domain/difference";
import { accounts } from "@/lib/server/db/schema";

type Json = Record<string, unknown>;
const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/**
 * Each time a reading of plans replaced another one: written by the very statement that stores the reading. What our
 * own changes do not explain stays as a difference; the rest goes.
 */
export const planDifferences = pgTable(
  "plan_differences",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** The last reading of the old plans, and the first of the new ones. */
    afterAt: moment("after_at").notNull(),
    byAt: moment("by_at").notNull(),
    beforeVersion: text("before_version").notNull(),
    afterVersion: text("after_version").notNull(),
    /** Both answers whole, until it is decided. */
    beforeRaw: jsonb("before_raw").$type<Json>(),
    afterRaw: jsonb("after_raw").$type<Json>(),
    /** The new answer has holes: it waits for another reading, which tells whether that is so. */
    unclear: boolean("unclear").notNull().default(false),
    /** Our own changes that may have to do with it. */
    changeIds: text("change_ids").array().notNull(),
    /** What is not from here; null: not decided yet. */
    lines: jsonb("lines").$type<DifferenceLine[]>(),
    /** A change of ours that counts as not applied and asked for just this. */
    resembles: text("resembles"),
  },
  (table) => [
    uniqueIndex("plan_differences_once").on(
      table.accountId,
      table.beforeVersion,
      table.afterVersion,
      table.afterAt,
    ),
    index("plan_differences_by_account").on(table.accountId, table.id),
    index("plan_differences_by_time").on(table.byAt),
    index("plan_differences_undecided").on(table.accountId).where(sql`lines is null`),
  ],
);
