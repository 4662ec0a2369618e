import "server-only";
import type { Context } from "@/lib/server/context";
import { compactAlone, reindexTable, rewriteTable } from "@/lib/server/db/compact-tables";
import { queueJob } from "@/lib/server/sync/queue-job";
import { lastRun } from "@/lib/server/sync/sync-run";
import { decide, readDecisions } from "@/lib/server/sync/sync-state";

/** The job's name. */
export const COMPACT_TASK = "compact_snapshot";

const WRITTEN_TWICE = ["accounts", "account_plans", "plan_lines", "account_renewals"];
/** The queue's row of a sub-account is written several times while it is first read. */
const WRITTEN_OFTEN = "account_checks";

/**
 * Closes, once in the life of a snapshot, the gaps that its first reading left: a third of what it took on disk. From
 * then on little changes, and what changes fills them again. Throws what Postgres threw; to be asked for again then.
 */
export async function compactSnapshot(context: Context, signal: AbortSignal): Promise<void> {
  const began = performance.now();
  await compactAlone(context.env.databaseUrl, async (client) => {
    if ((await readDecisions(context)).compactedAt) return;
    for (const table of WRITTEN_TWICE) await reindexTable(client, table, signal);
    if (signal.aborted) return;
    await rewriteTable(client, WRITTEN_OFTEN);
    await decide(context, { compactedAt: context.clock.now() });
    context.log.info({ ms: Math.round(performance.now() - began) }, "the snapshot was compacted");
  });
}

/** Asks the worker for it where everything was read for the first time. */
export async function queueFirstCompaction(context: Context): Promise<void> {
  if ((await readDecisions(context)).compactedAt) return;
  const run = await lastRun(context);
  if (run?.state === "done" && run.plansRead > 0) await queueJob(context, COMPACT_TASK);
}
