import "server-only";
import { Logger as JobLogger, run } from "graphile-worker";
import { CHECKPOINT_CRON, CHECKPOINT_TASK, checkpointTask } from "@/lib/server/background/checkpoint-task";
import { jobLoop } from "@/lib/server/background/job-loop";
import { reconcileLoop } from "@/lib/server/background/reconcile-loop";
import {
  RELEASE_KEYS_CRON,
  RELEASE_KEYS_TASK,
  releaseKeysTask,
} from "@/lib/server/background/release-keys-task";
import { RENEWALS_CRON, RENEWALS_TASK, renewalsTask } from "@/lib/server/background/renewals-task";
import { queueDueSync, SYNC_EVERY_MINUTES, syncTask } from "@/lib/server/background/sync-task";
import type { Context } from "@/lib/server/context";
import { COMPACT_TASK, compactSnapshot } from "@/lib/server/sync/compact-snapshot";
import { SYNC_TASK } from "@/lib/server/sync/queue-sync";
import { readDue } from "@/lib/server/sync/read-due";

/** Running background work. */
export type Background = {
  /** Begins nothing new and returns when what runs has ended. */
  stop(): Promise<void>;
};

const CRONTAB = `*/${SYNC_EVERY_MINUTES} * * * * ${SYNC_TASK} ?jobKey=${SYNC_TASK}&max=1
${RENEWALS_CRON}
${CHECKPOINT_CRON}
${RELEASE_KEYS_CRON}`;
const JOBS_AT_ONCE = 3;
// Only so the library waits at its end until it is stored that a job is done, and hears of it when that fails.
const WRITTEN_DOWN = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

/** Starts reading all sub-accounts, on demand and by the clock, and settling changes. */
export async function startBackground(context: Context): Promise<Background> {
  const stopping = new AbortController();
  const begin = () =>
    run({
      pgPool: context.pool,
      concurrency: JOBS_AT_ONCE,
      noHandleSignals: true,
      preset: { worker: WRITTEN_DOWN },
      crontab: CRONTAB,
      logger: jobLogger(context),
      taskList: {
        [SYNC_TASK]: (payload) => syncTask(context, payload, stopping.signal),
        [COMPACT_TASK]: () => compactSnapshot(context, stopping.signal),
        [RENEWALS_TASK]: () => renewalsTask(context, stopping.signal),
        [CHECKPOINT_TASK]: () => checkpointTask(context),
        [RELEASE_KEYS_TASK]: () => releaseKeysTask(context),
      },
    });
  const jobs = jobLoop(context, { begin, first: await begin(), signal: stopping.signal });
  const reconciling = reconcileLoop(context, stopping.signal);
  const reading = readDue(context, { signal: stopping.signal });
  await queueDueSync(context);
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([jobs, reconciling, reading]);
    },
  };
}

// The library's own news are for whoever looks for a fault in it.
function jobLogger({ log }: Context): JobLogger {
  return new JobLogger(() => (level, message, meta) => {
    const at = level === "error" ? "error" : level === "warning" ? "warn" : "debug";
    log[at]({ jobs: meta }, message);
  });
}
