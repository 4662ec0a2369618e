import "server-only";
import { z } from "zod";
import type { Context } from "@/lib/server/context";
import { queueSync } from "@/lib/server/sync/queue-sync";
import { runSync } from "@/lib/server/sync/run-sync";
import { lastRun, openRun } from "@/lib/server/sync/sync-run";

/** Sub-accounts are read anew this often. */
export const SYNC_EVERY_MINUTES = 15;

const payloadSchema = z.object({ runId: z.number().int().optional() }).catch({});

/** Runs the job `sync`. `payload` names the run that was opened for it; cron's has none. */
export async function syncTask(context: Context, payload: unknown, signal: AbortSignal): Promise<void> {
  const { runId } = payloadSchema.parse(payload);
  const outcome = await runSync(context, { signal, ...(runId === undefined ? {} : { runId }) });
  if (outcome) context.log.info(outcome, "all sub-accounts were read");
}

/**
 * Asks for a reading unless a complete one is fresh: one that failed or was stopped begins anew. One that still runs
 * by the table counts as lost: at a start nobody holds its lock, and if somebody does, ours steps back.
 */
export async function queueDueSync(context: Context): Promise<void> {
  const last = await lastRun(context);
  const age = last ? context.clock.now().getTime() - last.startedAt.getTime() : Number.POSITIVE_INFINITY;
  if (last?.state === "done" && age < SYNC_EVERY_MINUTES * 60_000) return;
  await queueSync(context, await openRun(context, null));
}
