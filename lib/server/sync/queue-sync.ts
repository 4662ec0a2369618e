import "server-only";
import type { Context } from "@/lib/server/context";
import { queueJob } from "@/lib/server/sync/queue-job";

/** The job's name. */
export const SYNC_TASK = "sync";

/** Asks the worker to read all sub-accounts, at once or at a moment by the database's clock. */
export async function queueSync(context: Pick<Context, "pool">, runId: number, runAt?: Date): Promise<void> {
  await queueJob(context, SYNC_TASK, { runId }, runAt ? { runAt } : {});
}
