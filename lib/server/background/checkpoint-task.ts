import "server-only";
import { takeCheckpoint } from "@/lib/server/audit/take-checkpoint";
import type { Context } from "@/lib/server/context";

/** The job's name. */
export const CHECKPOINT_TASK = "audit_checkpoint";
/** Looks each minute whether one is due, so that a second place that was away gets it soon after. */
export const CHECKPOINT_CRON = `* * * * * ${CHECKPOINT_TASK} ?jobKey=${CHECKPOINT_TASK}&max=1`;

/** Runs the job; a second place that does not take the checkpoint is logged, and asked again a minute later. */
export async function checkpointTask(context: Context): Promise<void> {
  await takeCheckpoint(context).catch((error: unknown) =>
    context.log.error({ err: error }, "the audit's checkpoint could not be written down"),
  );
}
