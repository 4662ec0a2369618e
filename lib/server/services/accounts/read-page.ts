import "server-only";
import { eq, type SQL } from "drizzle-orm";
import { COUNTED_AT_MOST } from "@/lib/domain/account";
import { type AccountQuery, LAST_PAGE } from "@/lib/domain/account-query";
import type { Context } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/client";
import { readRows } from "@/lib/server/db/read-rows";
import { runFamiliarStatement, runStatement } from "@/lib/server/db/run-statement";
import { accounts } from "@/lib/server/db/schema";
import {
  accountFilter,
  countedAlong,
  isUnfiltered,
  orderRange,
} from "@/lib/server/services/accounts/account-filter";
import { type AccountOrder, accountOrder } from "@/lib/server/services/accounts/account-order";
import { type Cursor, cursorError, readCursor, writeCursor } from "@/lib/server/services/accounts/cursor";
import { isKnownLarge, rememberLarge } from "@/lib/server/services/accounts/known-large";
import { type PageAnswer, readColumns, type WalkedRow } from "@/lib/server/services/accounts/page-rows";
import {
  foundStatement,
  namedStatement,
  type Part,
  type Start,
  sortStatement,
  WALKED_AT_MOST,
  walkStatement,
} from "@/lib/server/services/accounts/page-statement";

type Parts = Pick<Context, "db" | "env" | "clock">;
type Directory = Omit<PageAnswer, "page"> & { rows: WalkedRow[] };
/** `gaveUp`: the walk has ended before the page was full, and there may be more. */
type Walked = Directory & { gaveUp: boolean };
type FoundAnswer = PageAnswer & { total: number; ids: string[] | null };

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
  if (isKnownLarge(db, query, now)) {
    return { ...(await walkRows(db, filter, query, from)), total: COUNTED_AT_MOST + 1 };
  }
  const order = accountOrder(query.sort);
  const [missing] = partsFrom(order, from);
  const part = { ...from, missing };
  const along = { along: countedAlong(query), range: orderRange(query) };
  const [answer] = await readRows<FoundAnswer>(db, foundStatement(filter, along, order, part));
  const { ids, total, ...found } = demand(answer);
  if (total > COUNTED_AT_MOST) {
    rememberLarge(db, query, now);
    return { ...(await walkRows(db, filter, query, from, met(found, part))), total };
  }
  if (ids === null) return { ...met(found, part), total };
  // Its text is the same for all pages of an order.
  const [page] = await runStatement<PageAnswer>(db, namedStatement(ids, order));
  return { ...met(demand(page), part), total };
}

/**
 * Rows of a filter from a start on, uncounted: those with a value in the order come before those without, and the other
 * way round backwards.
 * @param first the first part, when it has been walked
 */
export async function walkRows(
  db: Database,
  filter: SQL,
  query: AccountQuery,
  from: From,
  first?: Walked,
): Promise<Directory> {
  const order = accountOrder(query.sort);
  const range = orderRange(query);
  const [missing, ...others] = partsFrom(order, from);
  const begin = { ...from, missing };
  // What a filter leaves does not change how an order is walked, so the walk is planned once for each filter and order.
  const walk = async (part: Part) =>
    metAll(await runFamiliarStatement<PageAnswer>(db, walkStatement(filter, range, order, part)), part);
  const whole = async (part: Part, walked: Walked) =>
    walked.gaveUp ? metAll(await readRows<PageAnswer>(db, sortStatement(filter, order, part)), part) : walked;
  const directory = await whole(begin, first ?? (await walk(begin)));
  for (const other of others) {
    const limit = from.limit - directory.rows.length;
    if (limit === 0) break;
    const part = { ...from, missing: other, behind: null, limit };
    directory.rows.push(...(await whole(part, await walk(part))).rows);
  }
  return directory;
}

function partsFrom({ value }: AccountOrder, { backwards, behind }: Start): [boolean, ...boolean[]] {
  if (!value) return [false];
  if (behind !== null && (behind.value === null) !== backwards) return [!backwards];
  return [backwards, !backwards];
}

function metAll([answer]: PageAnswer[], part: Part): Walked {
  return met(demand(answer), part);
}

function demand<Row>(answer: Row | undefined): Row {
  if (!answer) throw new Error("the directory has lost its total");
  return answer;
}

function met({ page, ...directory }: PageAnswer, { limit }: { limit: number }): Walked {
  const rows = readColumns(page);
  // The last row that may be walked comes along whether or not it fits.
  const gaveUp = page.walked === WALKED_AT_MOST && !(page.allFit && rows.length === limit);
  return { ...directory, rows, gaveUp };
}
