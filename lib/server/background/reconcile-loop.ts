import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { reconcileDue } from "@/lib/server/changes/reconcile";
import type { Context } from "@/lib/server/context";
import { decideDue } from "@/lib/server/differences/decide";

// The ladder of checks begins at 2 s (reliability: 2, 5, 15, 45, 120 s); cron knows only minutes.
const EVERY_MS = 1_000;

/**
 * Settles changes whose outcome is not known, and then what changed elsewhere, again and again until stopped. A failure
 * is logged and tried again.
 * @returns when the round that ran at the stop is over
 */
export async function reconcileLoop(context: Context, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await reconcileDue(context).catch((error: unknown) =>
      context.log.error({ err: error }, "changes could not be settled"),
    );
    await decideDue(context).catch((error: unknown) =>
      context.log.error({ err: error }, "what changed elsewhere could not be decided"),
    );
    await wait(EVERY_MS, undefined, { signal }).catch(() => {});
  }
}
