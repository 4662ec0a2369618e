import "server-only";
import type { SyncStatus } from "@/lib/domain/sync";
import { askedBy, recordEvent } from "@/lib/server/audit/record-event";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { getSync } from "@/lib/server/services/sync/get-sync";
import { queueSync } from "@/lib/server/sync/queue-sync";
import { openRun, runningRun } from "@/lib/server/sync/sync-run";
import { decide, readDecisions, type SyncDecisions } from "@/lib/server/sync/sync-state";

/**
 * Holds all reading in the background until somebody resumes it, through restarts too. People's own looks and changes
 * go on.
 * @throws AppError `forbidden`
 */
export async function pauseSync(context: Context, caller: Caller): Promise<SyncStatus> {
  authorise(caller, "sync.manage");
  const { pausedAt } = await readDecisions(context);
  if (pausedAt === null) {
    const decisions = { pausedBy: caller.person.name, pausedAt: context.clock.now() };
    await record(context, caller, "sync.paused", decisions);
  }
  return getSync(context, caller);
}

/** Lets a paused reading go on where it was. @throws AppError `forbidden` */
export async function resumeSync(context: Context, caller: Caller): Promise<SyncStatus> {
  authorise(caller, "sync.manage");
  const { pausedAt } = await readDecisions(context);
  if (pausedAt !== null) {
    await record(context, caller, "sync.resumed", { pausedBy: null, pausedAt: null });
    const run = await runningRun(context);
    if (run?.walkedAt === null) await queueSync(context, run.id);
  }
  return getSync(context, caller);
}

/**
 * Says that a list is right although it is far shorter than the directory: from the next list on, those that Zoom no
 * longer knows may go.
 * @throws AppError `forbidden`
 */
export async function acceptShrink(context: Context, caller: Caller): Promise<SyncStatus> {
  authorise(caller, "sync.manage");
  const { shrunkBefore, shrunkNow } = await readDecisions(context);
  if (shrunkNow !== null) {
    const decisions = { shrunkBefore: null, shrunkNow: null, acceptedCount: shrunkNow };
    await record(context, caller, "sync.shrink_accepted", decisions, {
      before: shrunkBefore,
      now: shrunkNow,
    });
    await queueSync(context, await openRun(context, caller.person.name));
  }
  return getSync(context, caller);
}

async function record(
  context: Context,
  caller: Caller,
  action: string,
  decisions: Partial<SyncDecisions>,
  after?: Record<string, number | null>,
): Promise<void> {
  await context.db.transaction(async (transaction) => {
    await decide({ db: transaction }, decisions);
    const event = { ...askedBy(caller), action, target: "sync" };
    await recordEvent(transaction, context, after ? { ...event, after } : event);
  });
}
