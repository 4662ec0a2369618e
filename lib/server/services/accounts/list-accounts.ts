import "server-only";
import { type AccountPage, COUNTED_AT_MOST } from "@/lib/domain/account";
import type { AccountQuery } from "@/lib/domain/account-query";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { accountFilter, isUnfiltered } from "@/lib/server/services/accounts/account-filter";
import { accountRow } from "@/lib/server/services/accounts/account-row";
import { countAccounts } from "@/lib/server/services/accounts/count-accounts";
import { plannedRows } from "@/lib/server/services/accounts/page-statement";
import { readPage } from "@/lib/server/services/accounts/read-page";

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
  const now = context.clock.now();
  const filter = accountFilter(query, now);
  const unfiltered = isUnfiltered(query, now);
  const totals = await countAccounts(context.db, unfiltered ? null : filter);
  const page = await readPage(context, filter, query, plannedRows(totals.allTotal));
  const totalIsExact = unfiltered || totals.total <= COUNTED_AT_MOST;
  return {
    items: page.rows.map(accountRow),
    nextCursor: page.nextCursor,
    previousCursor: page.previousCursor,
    ...totals,
    total: totalIsExact ? totals.total : COUNTED_AT_MOST,
    totalIsExact,
  };
}
