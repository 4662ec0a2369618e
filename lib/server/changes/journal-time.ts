import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/server/context";

type Timed = Pick<Context, "clock">;

/**
 * The present by the database's clock, in SQL. Leases, looks and the spread of readings go by it: the clocks of the
 * processes may differ or be set while they run, and a lease must not end early for that.
 */
export function journalNow({ clock }: Timed): SQL<Date> {
  const ahead = (clock.aheadMs?.() ?? 0) / 1000;
  return sql<Date>`(clock_timestamp() + make_interval(secs => ${ahead}::float8))`;
}

/** Takes a moment by this process's clock and gives the one as far from now by the database's; null stays null. */
export function journalMoment(context: Timed, moment: Date | null): SQL<Date> | null {
  if (moment === null) return null;
  const seconds = (moment.getTime() - context.clock.now().getTime()) / 1000;
  return sql<Date>`${journalNow(context)} + make_interval(secs => ${seconds}::float8)`;
}

/** Asks the database for its present. */
export async function readJournalTime(context: Timed & Pick<Context, "db">): Promise<Date> {
  const { rows } = await context.db.execute<{ ms: number }>(
    sql`select extract(epoch from ${journalNow(context)})::float8 * 1000 as ms`,
  );
  const [row] = rows;
  if (!row) throw new Error("the database told no time");
  return new Date(Math.floor(row.ms));
}

type Moments = { leaseUntil?: Date | null; nextCheckAt?: Date | null };

/** The same patch with its lease and its next look by the database's clock, for `set` and `values`. */
export function timedByJournal<Patch extends Moments>(context: Timed, patch: Patch) {
  const { leaseUntil, nextCheckAt, ...rest } = patch;
  return {
    ...rest,
    ...(leaseUntil === undefined ? {} : { leaseUntil: journalMoment(context, leaseUntil) }),
    ...(nextCheckAt === undefined ? {} : { nextCheckAt: journalMoment(context, nextCheckAt) }),
  };
}
