import "server-only";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { AccountPage } from "@/lib/domain/account";
import type { AccountQuery } from "@/lib/domain/account-query";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { accounts } from "@/lib/server/db/schema";
import { accountFilter } from "@/lib/server/services/accounts/account-filter";
import { accountOrder, afterCursor, cursorOf } from "@/lib/server/services/accounts/account-order";
import { accountRow } from "@/lib/server/services/accounts/account-row";
import { cursorError, readCursor, writeCursor } from "@/lib/server/services/accounts/cursor";

/**
 * A page of the directory, from the snapshot.
 * @throws AppError `forbidden`, or `invalid_query` for a cursor that does not belong to the sort
 */
export async function listAccounts(
  context: Context,
  caller: Caller,
  query: AccountQuery,
): Promise<AccountPage> {
  authorise(caller, "accounts.read");
  const filter = accountFilter(query);
  const from = query.cursor === undefined ? undefined : await afterPage(context, query, query.cursor);
  const rows = await context.db
    .select()
    .from(accounts)
    .where(and(filter, from))
    .orderBy(...accountOrder(query.sort))
    .limit(query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map(accountRow),
    nextCursor: last ? writeCursor(cursorOf(last, query.sort), context.env.auth.secret) : null,
    previousCursor: null,
    totalIsExact: true,
    ...(await readTotals(context, filter)),
  };
}

async function afterPage(context: Context, { sort }: AccountQuery, text: string): Promise<SQL> {
  const cursor = readCursor(text, sort, context.env.auth.secret);
  const [row] = await context.db
    .select({ sortName: accounts.sortName })
    .from(accounts)
    .where(eq(accounts.id, cursor.id));
  if (!row) throw cursorError();
  return afterCursor(cursor, row.sortName);
}

async function readTotals(
  { db }: Context,
  filter: SQL,
): Promise<Pick<AccountPage, "total" | "allTotal" | "readAt">> {
  const [totals] = await db
    .select({
      total: sql<number>`(count(*) filter (where ${filter}))::int`,
      allTotal: sql<number>`count(*)::int`,
      readAt: sql<Date | null>`max(${accounts.listedAt})`,
    })
    .from(accounts)
    .where(isNull(accounts.goneAt));
  const readAt = totals?.readAt ? new Date(totals.readAt).toISOString() : null;
  return { total: totals?.total ?? 0, allTotal: totals?.allTotal ?? 0, readAt };
}
