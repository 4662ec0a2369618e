import "server-only";
import { eq, type SQL } from "drizzle-orm";
import { COUNTED_AT_MOST } from "@/lib/domain/account";
import { type AccountQuery, LAST_PAGE } from "@/lib/domain/account-query";
import type { Context } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/client";
import { readRows } from "@/lib/server/db/read-rows";
import { accounts } from "@/lib/server/db/schema";
import { accountFilter, isUnfiltered, orderRange } from "@/lib/server/services/accounts/account-filter";
import { accountOrder } from "@/lib/server/services/accounts/account-order";
import { type Cursor, cursorError, readCursor, writeCursor } from "@/lib/server/services/accounts/cursor";
import {
  foundStatement,
  type Part,
  type Start,
  sortStatement,
  type WalkedRow,
  walkStatement,
} from "@/lib/server/services/accounts/page-statement";

type Parts = Pick<Context, "db" | "env" | "clock">;
type Directory = { allTotal: number; readAt: Date | null; rows: WalkedRow[] };
type Walked = Directory & { gaveUp: boolean };

/** `total`: what the filter finds, up to one more than `COUNTED_AT_MOST`; null when nothing is filtered. */
type Found = Directory & { total: number | null };

/** Rows in the order that is shown, and the cursors of the pages beside them. */
export type ReadPage = Found & { nextCursor: string | null; previousCursor: string | null };

/**
 * Reads one page and the totals.
 * @throws AppError `invalid_query` for a cursor that does not belong to the sort
 */
export async function readPage(context: Parts, query: AccountQuery): Promise<ReadPage> {
  const start = await startOf(context, query);
  // One row more tells whether there is a further page.
  const found = await findRows(context, query, { ...start, limit: query.limit + 1 });
  const rows = found.rows.slice(0, query.limit);
  if (start.backwards) rows.reverse();
  const further = found.rows.length > query.limit;
  const came = start.behind !== null && rows.length > 0;
  const secret = context.env.auth.secret;
  const cursor = (side: Cursor["side"], row: WalkedRow | undefined, exists: boolean) =>
    row && exists ? writeCursor({ sort: query.sort, side, value: row.sortValue, id: row.id }, secret) : null;
  return {
    ...found,
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

type From = Start & { limit: number };

async function findRows({ db, clock }: Parts, query: AccountQuery, from: From): Promise<Found> {
  const now = clock.now();
  const filter = accountFilter(query, now);
  if (isUnfiltered(query, now)) return { ...(await walkRows(db, filter, query, from)), total: null };
  const found = await readOne<Found & { total: number }>(
    db,
    foundStatement(filter, accountOrder(query.sort), from),
  );
  if (found.total <= COUNTED_AT_MOST) return found;
  return { ...(await walkRows(db, filter, query, from)), total: found.total };
}

/**
 * Rows of a filter from a start on, uncounted: those with a value in the order come before those without, and the other
 * way round backwards.
 */
export async function walkRows(
  db: Database,
  filter: SQL,
  query: AccountQuery,
  from: From,
): Promise<Directory> {
  const order = accountOrder(query.sort);
  const rows: WalkedRow[] = [];
  let told: Walked | null = null;
  for (const missing of partsFrom(order.value !== null, from)) {
    const part: Part = {
      ...from,
      behind: told ? null : from.behind,
      missing,
      limit: from.limit - rows.length,
    };
    told = await readOne<Walked>(db, walkStatement(filter, orderRange(query), order, part));
    if (told.gaveUp) told = await readOne<Walked>(db, sortStatement(filter, order, part));
    rows.push(...told.rows);
    if (rows.length >= from.limit) break;
  }
  if (!told) throw new Error("an order without parts");
  return { ...told, rows };
}

function partsFrom(hasValue: boolean, { backwards, behind }: Start): boolean[] {
  if (!hasValue) return [false];
  const parts = backwards ? [true, false] : [false, true];
  return parts.slice(behind === null ? 0 : parts.indexOf(behind.value === null));
}

async function readOne<Row extends object>(db: Database, statement: SQL): Promise<Row> {
  const [row] = await readRows<Row>(db, statement);
  if (!row) throw new Error("the directory has lost its total");
  return row;
}
