import "server-only";
import type { AccountPlans } from "@/lib/domain/account";
import { shownLines } from "@/lib/domain/plan-groups";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { findAccount } from "@/lib/server/services/accounts/find-account";
import { readAccountPlans } from "@/lib/server/sync/read-account-plans";

/**
 * Reads a sub-account's plans through Zoom, now, and keeps them as the snapshot.
 * @throws AppError `forbidden`; `account_not_found`, with nothing sent; `account_gone`; `zoom_refused` (2100 for
 * customers who pay themselves); `zoom_invalid_answer`; `zoom_unavailable`. ZoomNotSent when nothing went out.
 */
export async function readPlans(context: Context, caller: Caller, accountId: string): Promise<AccountPlans> {
  authorise(caller, "accounts.read");
  const row = await findAccount(context, accountId);
  const { lines, raw, version, readAt } = await readAccountPlans(context, row, { priority: "person" });
  return { lines: shownLines(lines), raw, version, readAt: readAt.toISOString() };
}
