import "server-only";
import type { Context } from "@/lib/server/context";
import { queueJob } from "@/lib/server/sync/queue-job";
import { readRenewals } from "@/lib/server/sync/read-renewals";
import { readDecisions } from "@/lib/server/sync/sync-state";
import { ZoomError } from "@/lib/server/zoom/errors";

/** The job's name. */
export const RENEWALS_TASK = "read_renewals";
/** Hourly; one that was missed is made up at the next start. */
export const RENEWALS_CRON = `11 * * * * ${RENEWALS_TASK} ?fill=1h&jobKey=${RENEWALS_TASK}&max=1`;

// A list that takes longer than an hour must not take up the other jobs' places too. The library's own queues would
// stay locked for hours after a kill.
const underWay = new WeakSet<Context["pool"]>();

/** Runs the job, unless it runs in this process already. What Zoom does not answer now it is asked for an hour later. */
export async function renewalsTask(context: Context, signal: AbortSignal): Promise<void> {
  if (underWay.has(context.pool)) return;
  underWay.add(context.pool);
  try {
    const read = await readRenewals(context, signal);
    if (read) context.log.info(read, "renewals were read");
  } catch (error) {
    if (!(error instanceof ZoomError)) throw error;
    context.log.warn({ err: error }, "renewals were not read");
  } finally {
    underWay.delete(context.pool);
  }
}

/** Asks for the renewals at once where they were never read: a new directory shows amounts without waiting for the hour. */
export async function queueFirstRenewals(context: Context): Promise<void> {
  const { renewalsAt } = await readDecisions(context);
  if (renewalsAt === null) await queueJob(context, RENEWALS_TASK);
}
