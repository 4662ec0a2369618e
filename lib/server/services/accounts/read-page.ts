import "server-only";
import { eq, type SQL } from "drizzle-orm";
import { type AccountQuery, LAST_PAGE } from "@/lib/domain/account-query";
import type { Context } from "@/lib/server/context";
import { readRows } from "@/lib/server/db/read-rows";
import { accounts } from "@/lib/server/db/schema";
import { type AccountOrder, accountOrder } from "@/lib/server/services/accounts/account-order";
import { type Cursor, cursorError, readCursor, writeCursor } from "@/lib/server/services/accounts/cursor";
import {
  type Place,
  pageStatement,
  type Walk,
  type WalkedRow,
} from "@/lib/server/services/accounts/page-statement";

type Parts = Pick<Context, "db" | "env">;
type Start = { backwards: boolean; behind: Place | null };

/** Rows in the order that is shown, and the cursors of the pages beside them. */
export type ReadPage = { rows: WalkedRow[]; nextCursor: string | null; previousCursor: string | null };

/**
 * Reads one page.
 * @param planned see `plannedRows`
 * @throws AppError `invalid_query` for a cursor that does not belong to the sort
 */
export async function readPage(
  context: Parts,
  filter: SQL,
  query: AccountQuery,
  planned: number,
): Promise<ReadPage> {
  const start = await startOf(context, query);
  const order = accountOrder(query.sort);
  // One row more tells whether there is a further page.
  const walked = await walkRows(context, filter, order, {
    ...start,
    limit: query.limit + 1,
    planned,
  });
  const rows = walked.slice(0, query.limit);
  if (start.backwards) rows.reverse();
  const further = walked.length > query.limit;
  const came = start.behind !== null && rows.length > 0;
  const secret = context.env.auth.secret;
  const cursor = (side: Cursor["side"], row: WalkedRow | undefined, exists: boolean) =>
    row && exists ? writeCursor({ sort: query.sort, side, value: row.sortValue, id: row.id }, secret) : null;
  return {
    rows,
    nextCursor: cursor("after", rows.at(-1), start.backwards ? came : further),
    previousCursor: cursor("before", rows[0], start.backwards ? further : came),
  };
}

async function startOf(context: Parts, { cursor: text, sort }: AccountQuery): Promise<Start> {
  if (text === undefined) return { backwards: false, behind: null };
  if (text === LAST_PAGE) return { backwards: true, behind: null };
  const { side, value, id } = readCursor(text, sort, context.env.auth.secret);
  // Looked up anew: a cursor must stay short and names are long.
  const [row] = await context.db
    .select({ sortName: accounts.sortName })
    .from(accounts)
    .where(eq(accounts.id, id));
  if (!row) throw cursorError();
  return { backwards: side === "before", behind: { value, id, sortName: row.sortName } };
}

/** Rows from a start on: those with a value come before those without, and the other way round backwards. */
async function walkRows(
  { db }: Parts,
  filter: SQL,
  order: AccountOrder,
  { backwards, behind, limit, planned }: Start & Pick<Walk, "limit" | "planned">,
): Promise<WalkedRow[]> {
  const rows: WalkedRow[] = [];
  for (const [at, missing] of partsFrom(order, backwards, behind).entries()) {
    const walk = {
      missing,
      backwards,
      behind: at === 0 ? behind : null,
      limit: limit - rows.length,
      planned,
    };
    rows.push(...(await readRows<WalkedRow>(db, pageStatement(filter, order, walk))));
    if (rows.length >= limit) break;
  }
  return rows;
}

function partsFrom({ value }: AccountOrder, backwards: boolean, behind: Place | null): boolean[] {
  if (!value) return [false];
  const parts = backwards ? [true, false] : [false, true];
  const first = behind === null ? 0 : parts.indexOf(behind.value === null);
  return parts.slice(first);
}
