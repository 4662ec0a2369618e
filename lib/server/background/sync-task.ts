import "server-only";
import { z } from "zod";
import { queueFirstRenewals } from "@/lib/server/background/renewals-task";
import type { Context } from "@/lib/server/context";
import { queueFirstCompaction } from "@/lib/server/sync/compact-snapshot";
import { queueSync } from "@/lib/server/sync/queue-sync";
import { lastRun, openRun, walkFreeAt } from "@/lib/server/sync/sync-run";
import { readDecisions } from "@/lib/server/sync/sync-state";
import { walkRun } from "@/lib/server/sync/walk-run";

/** The list of sub-accounts is read this often; their plans go by their own classes. */
export const SYNC_EVERY_MINUTES = 15;

/** A little after the lease, which is kept more finely than a Date. */
const AFTER_MS = 1_000;

const payloadSchema = z.object({ runId: z.number().int().optional() }).catch({});

/**
 * Runs the job `sync`: opens a run, unless one is open, and reads its list. The plans of the run are read by every
 * worker's reader. `payload` names the run that was opened for it; cron's has none.
 */
export async function syncTask(context: Context, payload: unknown, signal: AbortSignal): Promise<void> {
  const { runId } = payloadSchema.parse(payload);
  const { pausedAt } = await readDecisions(context);
  if (pausedAt) return;
  const run = runId ?? (await openRun(context, null));
  if (!(await walkRun(context, run, signal))) return askAgain(context, run, signal);
  // Only now: renewals of sub-accounts that are not in the directory are left out.
  await queueFirstRenewals(context);
  // Where it was asked for and did not work.
  await queueFirstCompaction(context);
}

// Another process reads it, or was killed while it did: then the list is free when its lease ends.
async function askAgain(context: Context, runId: number, signal: AbortSignal): Promise<void> {
  const freeAt = signal.aborted ? null : await walkFreeAt(context, runId);
  if (freeAt) await queueSync(context, runId, new Date(freeAt.getTime() + AFTER_MS));
}

/**
 * Asks for a list unless one is fresh. A run that another process left open goes on: its readings where they were, its
 * list from page one.
 */
export async function queueDueSync(context: Context): Promise<void> {
  const last = await lastRun(context);
  const age = last ? context.clock.now().getTime() - last.startedAt.getTime() : Number.POSITIVE_INFINITY;
  const isFresh = last?.state === "done" && age < SYNC_EVERY_MINUTES * 60_000;
  const isWalked = last?.state === "running" && last.walkedAt !== null;
  if (isFresh || isWalked) return;
  await queueSync(context, await openRun(context, null));
}
