import "server-only";
import type { AccountDetail } from "@/lib/domain/account";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";

/** placeholder */
export async function getAccount(
  context: Context,
  caller: Caller,
  accountId: string,
): Promise<AccountDetail> {
  authorise(caller, "accounts.read");
  throw new Error(`${accountId} ${context.env.port}`);
}
