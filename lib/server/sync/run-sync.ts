import "server-only";
import type { PoolClient } from "pg";
import type { Context } from "@/lib/server/context";
import { failureText } from "@/lib/server/sync/failure-text";
import { readAllPlans } from "@/lib/server/sync/read-all-plans";
import { closeRun, dropRun, failLostRuns, openRun, saveProgress } from "@/lib/server/sync/sync-run";
import { walkAccounts } from "@/lib/server/sync/walk-accounts";

// Any number that no other advisory lock of ours has: "sync" as letters of a telephone dial.
const LOCK_KEY = 7962;

/** Who asked for a reading, and the run that was opened for it; a stop lets it end early. */
export type SyncRequest = { runId?: number; signal?: AbortSignal };
export type SyncOutcome = { runId: number; error: string | null };

/**
 * Reads all sub-accounts and their plans from Zoom into the snapshot. One reading runs at a time over all
 * processes; a failure of one sub-account is noted there and the reading goes on.
 * @returns null when another process is reading already
 */
export async function runSync(context: Context, request: SyncRequest = {}): Promise<SyncOutcome | null> {
  const client = await context.pool.connect();
  try {
    if (!(await lock(client))) {
      if (request.runId !== undefined) await dropRun(context, request.runId);
      return null;
    }
    const runId = request.runId ?? (await openRun(context, null));
    await failLostRuns(context, runId);
    return await readEverything(context, runId, request.signal);
  } finally {
    await client.query("select pg_advisory_unlock($1)", [LOCK_KEY]);
    client.release();
  }
}

async function lock(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock($1) as held", [
    LOCK_KEY,
  ]);
  return rows[0]?.held === true;
}

async function readEverything(context: Context, runId: number, signal?: AbortSignal): Promise<SyncOutcome> {
  const progress = { accountsListed: 0, plansTotal: 0, plansRead: 0, plansFailed: 0 };
  const save = () => saveProgress(context, runId, progress);
  let error: string | null = null;
  try {
    await walkAccounts(context, async (listed) => {
      progress.accountsListed = listed;
      await save();
    });
    await readAllPlans(context, { progress, save, ...(signal ? { signal } : {}) });
    if (signal?.aborted) error = "The reading was stopped. The next one begins when Plandesk is back.";
  } catch (cause) {
    context.log.warn({ err: cause, runId }, "the reading of all sub-accounts failed");
    error = failureText(cause);
  }
  await closeRun(context, runId, error, progress);
  return { runId, error };
}
