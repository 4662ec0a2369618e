import "server-only";
import { sql } from "drizzle-orm";
import type { RenewalPage, RenewalReport } from "@/lib/domain/renewal";
import type { RenewalPageQuery } from "@/lib/domain/renewal-query";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { readRows } from "@/lib/server/db/read-rows";
import { readRenewalCursor, writeRenewalCursor } from "@/lib/server/services/renewals/renewal-cursor";
import {
  type ReadRenewal,
  renewalPlace,
  renewalRow,
  renewalStatement,
} from "@/lib/server/services/renewals/renewal-rows";
import { sumRenewals } from "@/lib/server/services/renewals/sum-renewals";

/**
 * Some plan lines whose next invoice falls into the range, over all sub-accounts that Zoom still lists, from the
 * snapshot. Cancelled and expired lines are listed but not summed: Zoom will not invoice them.
 * @returns the first page with the sums of the whole range; a page behind a cursor without them
 * @throws AppError `forbidden`, or `invalid_query` for a cursor that does not belong to the sort
 */
export async function listRenewals(
  context: Context,
  caller: Caller,
  query: RenewalPageQuery,
): Promise<RenewalReport | RenewalPage> {
  authorise(caller, "renewals.read");
  if (query.cursor !== undefined) return readPage(context, query);
  return firstRenewals(context, caller, query);
}

/** The first page of `listRenewals`. */
export async function firstRenewals(
  context: Context,
  caller: Caller,
  query: Omit<RenewalPageQuery, "cursor">,
): Promise<RenewalReport> {
  authorise(caller, "renewals.read");
  const [page, sums] = await Promise.all([readPage(context, query), sumRenewals(context, query)]);
  return { ...page, ...sums };
}

async function readPage(context: Context, query: RenewalPageQuery): Promise<RenewalPage> {
  const { from, to, sort, cursor, limit } = query;
  const behind = cursor === undefined ? null : await readRenewalCursor(context, sort, cursor);
  // One row more tells whether there is a further page.
  const statement = sql`${renewalStatement(query, behind)} limit ${limit + 1}`;
  const read = await readRows<ReadRenewal>(context.db, statement);
  const rows = read.slice(0, limit);
  const last = rows.at(-1);
  const further = last && read.length > limit;
  return {
    from,
    to,
    rows: rows.map(renewalRow),
    nextCursor: further ? writeRenewalCursor(context, sort, renewalPlace(last)) : null,
  };
}
