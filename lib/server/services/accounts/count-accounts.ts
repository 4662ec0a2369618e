import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { COUNTED_AT_MOST } from "@/lib/domain/account";
import type { Database } from "@/lib/server/db/client";
import { readRows } from "@/lib/server/db/read-rows";
import { accounts, directoryTotal } from "@/lib/server/db/schema";

export type Totals = { total: number; allTotal: number; readAt: string | null };

/**
 * The statement that counts: all sub-accounts from a number that triggers keep, those of a filter one by one, but no
 * further than one beyond `COUNTED_AT_MOST`. Without the order the database would rather read the whole table.
 * @param filter null: nothing is filtered
 */
export function countStatement(filter: SQL | null): SQL {
  const counted = filter
    ? sql`(select count(*)::int from (select from ${accounts} where ${filter}
        order by ${accounts.sortName}, ${accounts.id} limit ${COUNTED_AT_MOST + 1}) counted)`
    : sql`${directoryTotal.listed}`;
  return sql`select ${counted} as "total", ${directoryTotal.listed} as "allTotal",
    (select max(walked_at) from sync_runs) as "readAt" from ${directoryTotal}`;
}

/** Counts the filtered sub-accounts and all; see `countStatement`. */
export async function countAccounts(db: Database, filter: SQL | null): Promise<Totals> {
  const [row] = await readRows<Omit<Totals, "readAt"> & { readAt: Date | null }>(db, countStatement(filter));
  const { total = 0, allTotal = 0, readAt = null } = row ?? {};
  return { total, allTotal, readAt: readAt && new Date(readAt).toISOString() };
}
