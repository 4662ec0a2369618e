import "server-only";
import type { AccountDetail } from "@/lib/domain/account";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { getAccount } from "@/lib/server/services/accounts/get-account";
import { noteViewed } from "@/lib/server/sync/note-reading";

/**
 * `getAccount` for a page that somebody has open, which asks again and again: the worker keeps what it shows fresh.
 * Pages themselves do not come here, because Next renders parts of them for every link in sight.
 * @throws AppError `forbidden` or `account_not_found`
 */
export async function openAccount(
  context: Context,
  caller: Caller,
  accountId: string,
): Promise<AccountDetail> {
  authorise(caller, "accounts.read");
  const account = await getAccount(context, caller, accountId);
  await noteViewed(context, account.id);
  return account;
}
