import "server-only";
import { type AccountPage, COUNTED_AT_MOST } from "@/lib/domain/account";
import type { AccountQuery } from "@/lib/domain/account-query";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { accountRow } from "@/lib/server/services/accounts/account-row";
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
  const { rows, allTotal, readAt, ...page } = await readPage(context, query);
  const total = page.total ?? allTotal;
  const totalIsExact = page.total === null || total <= COUNTED_AT_MOST;
  return {
    items: rows.map(accountRow),
    nextCursor: page.nextCursor,
    previousCursor: page.previousCursor,
    total: totalIsExact ? total : COUNTED_AT_MOST,
    allTotal,
    readAt: readAt?.toISOString() ?? null,
    totalIsExact,
  };
}
