import "server-only";
import type { AccountPlans } from "@/lib/domain/account";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";

/** placeholder */
export async function readPlans(context: Context, caller: Caller, accountId: string): Promise<AccountPlans> {
  authorise(caller, "accounts.read");
  throw new Error(`${accountId} ${context.env.port}`);
}
