import "server-only";
import { makeWorkerUtils } from "graphile-worker";
import type { Context } from "@/lib/server/context";

/** The job's name, and its key: asking twice makes one job. */
export const SYNC_TASK = "sync";

/** Asks the worker to read all sub-accounts; it hears within milliseconds when it runs. */
export async function queueSync({ pool }: Pick<Context, "pool">, runId: number): Promise<void> {
  const utils = await makeWorkerUtils({ pgPool: pool });
  try {
    await utils.addJob(SYNC_TASK, { runId }, { jobKey: SYNC_TASK, maxAttempts: 1 });
  } finally {
    await utils.release();
  }
}
