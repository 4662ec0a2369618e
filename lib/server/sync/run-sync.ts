import "server-only";
import { eq } from "drizzle-orm";
import type { Context } from "@/lib/server/context";
import { syncRuns } from "@/lib/server/db/zoom-schema";
import { readDue } from "@/lib/server/sync/read-due";
import { openRun } from "@/lib/server/sync/sync-run";
import { walkRun } from "@/lib/server/sync/walk-run";

/** The run to read for, when one was opened; a stop lets it end early, to be gone on with later. */
export type SyncRequest = { runId?: number; signal?: AbortSignal };
export type SyncOutcome = { runId: number; error: string | null };

/**
 * Reads all sub-accounts and their plans from Zoom into the snapshot, in this process and beside any other that does.
 * A failure of one sub-account is noted there and the reading goes on.
 * @returns when the run has ended, with what went wrong in words for people
 */
export async function runSync(context: Context, request: SyncRequest = {}): Promise<SyncOutcome> {
  const runId = request.runId ?? (await openRun(context, null, true));
  const signal = request.signal ?? new AbortController().signal;
  await Promise.all([walkRun(context, runId, signal), readDue(context, { signal, untilEndOf: runId })]);
  const [run] = await context.db
    .select({ error: syncRuns.error })
    .from(syncRuns)
    .where(eq(syncRuns.id, runId));
  return { runId, error: run?.error ?? null };
}
