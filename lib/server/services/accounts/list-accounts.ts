import "server-only";
import type { AccountPage } from "@/lib/domain/account";
import type { AccountQuery } from "@/lib/domain/account-query";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";

/** placeholder */
export async function listAccounts(
  context: Context,
  caller: Caller,
  query: AccountQuery,
): Promise<AccountPage> {
  authorise(caller, "accounts.read");
  throw new Error(`${query.limit} ${context.env.port}`);
}
