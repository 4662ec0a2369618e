import "server-only";
import { makeWorkerUtils } from "graphile-worker";
import type { Context } from "@/lib/server/context";

/**
 * Asks the worker to run a job; it hears within milliseconds when it runs. The name is its key too: asking twice makes
 * one job.
 * @param options when it is to run; at once where nothing is said
 */
export async function queueJob(
  { pool }: Pick<Context, "pool">,
  name: string,
  payload: object = {},
  options: { runAt?: Date } = {},
): Promise<void> {
  const utils = await makeWorkerUtils({ pgPool: pool });
  try {
    await utils.addJob(name, payload, { jobKey: name, maxAttempts: 1, ...options });
  } finally {
    await utils.release();
  }
}
