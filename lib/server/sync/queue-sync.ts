import "server-only";
import type { Context } from "@/lib/server/context";
import { queueJob } from "@/lib/server/sync/queue-job";

/** The job's name. */
export const SYNC_TASK = "sync";

/** Asks the worker to read all sub-accounts. */
export async function queueSync(context: Pick<Context, "pool">, runId: number): Promise<void> {
  await queueJob(context, SYNC_TASK, { runId });
}
