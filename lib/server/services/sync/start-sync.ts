import "server-only";
import type { SyncStatus } from "@/lib/domain/sync";
import { askedBy, recordEvent } from "@/lib/server/audit/record-event";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { getSync } from "@/lib/server/services/sync/get-sync";
import { queueSync } from "@/lib/server/sync/queue-sync";
import { openRun, runningRun } from "@/lib/server/sync/sync-run";

/**
 * Asks for a reading of all sub-accounts and all their plans now; one that was asked for and still runs is enough.
 * @returns the state after asking
 * @throws AppError `forbidden`
 */
export async function startSync(context: Context, caller: Caller): Promise<SyncStatus> {
  authorise(caller, "sync.run");
  const running = await runningRun(context);
  if (!running?.askedAt) {
    const runId = await openRun(context, caller.person.name, true);
    await queueSync(context, runId);
    await context.db.transaction((transaction) =>
      recordEvent(transaction, context, {
        ...askedBy(caller),
        action: "sync.requested",
        target: String(runId),
      }),
    );
  }
  return getSync(context, caller);
}
