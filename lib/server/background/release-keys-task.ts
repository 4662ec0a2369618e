import "server-only";
import { releaseKeys } from "@/lib/server/changes/release-keys";
import type { Context } from "@/lib/server/context";
import { forgetCaps } from "@/lib/server/http/request-caps";

/** The job's name. */
export const RELEASE_KEYS_TASK = "release_keys";
/** Daily, at a quiet minute (UTC); a day missed is made up. */
export const RELEASE_KEYS_CRON = `23 3 * * * ${RELEASE_KEYS_TASK} ?fill=1d&jobKey=${RELEASE_KEYS_TASK}`;

/** Runs the job. */
export async function releaseKeysTask(context: Context): Promise<void> {
  const freed = await releaseKeys(context);
  await forgetCaps(context);
  context.log.info({ freed }, "old idempotency keys were freed");
}
