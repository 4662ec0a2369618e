import "server-only";
import type { Context } from "@/lib/server/context";
import { readRenewals } from "@/lib/server/sync/read-renewals";
import { ZoomError } from "@/lib/server/zoom/errors";

/** The job's name. */
export const RENEWALS_TASK = "read_renewals";
/** Hourly; one that was missed is made up at the next start. */
export const RENEWALS_CRON = `11 * * * * ${RENEWALS_TASK} ?fill=1h&jobKey=${RENEWALS_TASK}&max=1`;

/** Runs the job. What Zoom does not answer now it is asked for an hour later. */
export async function renewalsTask(context: Context, signal: AbortSignal): Promise<void> {
  try {
    const read = await readRenewals(context, signal);
    if (read) context.log.info(read, "renewals were read");
  } catch (error) {
    if (!(error instanceof ZoomError)) throw error;
    context.log.warn({ err: error }, "renewals were not read");
  }
}
