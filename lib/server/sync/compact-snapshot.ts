import "server-only";
import type { Context } from "@/lib/server/context";
import { compactTables } from "@/lib/server/db/compact-tables";
import { queueJob } from "@/lib/server/sync/queue-job";
import { lastReading } from "@/lib/server/sync/sync-run";
import { decide, readDecisions } from "@/lib/server/sync/sync-state";

/** The job's name. */
export const COMPACT_TASK = "compact_snapshot";

// The queue's row of a sub-account is written several times while it is first read; the others twice.
const TABLES = {
  rewritten: ["account_checks"],
  reindexed: ["accounts", "account_plans", "plan_lines", "account_renewals"],
};

/**
 * Closes, once in the life of a snapshot, the gaps that its first reading left: a third of what it took on disk. From
 * then on little changes, and what changes fills them again.
 */
export async function compactSnapshot(context: Context): Promise<void> {
  const began = performance.now();
  if (!(await compactTables(context.env.databaseUrl, TABLES))) return;
  await decide(context, { compactedAt: context.clock.now() });
  context.log.info({ ms: Math.round(performance.now() - began) }, "the snapshot was compacted");
}

/** Asks the worker for it where everything was read for the first time. */
export async function queueFirstCompaction(context: Context): Promise<void> {
  const { compactedAt } = await readDecisions(context);
  if (compactedAt === null && (await lastReading(context))) await queueJob(context, COMPACT_TASK);
}
