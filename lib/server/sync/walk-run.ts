import "server-only";
import { eq } from "drizzle-orm";
import type { Context } from "@/lib/server/context";
import { syncRuns } from "@/lib/server/db/zoom-schema";
import { failureText } from "@/lib/server/sync/failure-text";
import { countMissing, findMissing, markGone } from "@/lib/server/sync/missing-accounts";
import { failRun, keepWalk, leaveWalk, takeWalk } from "@/lib/server/sync/sync-run";
import { decide, readDecisions } from "@/lib/server/sync/sync-state";
import { walkAccounts } from "@/lib/server/sync/walk-accounts";

/** The list was left before its end, and may be read from page one at any time. */
class WalkLeft extends Error {}

// A list that lost more than this at once is rather Zoom's mistake than so many customers gone.
const MOST_SHRINK = 0.05;

/**
 * Reads the list of a run into the directory, unless another process does or the reading is paused. A failure ends the
 * run in words for people.
 * @returns true when this call read it to its end
 */
export async function walkRun(context: Context, runId: number, signal?: AbortSignal): Promise<boolean> {
  if (!(await takeWalk(context, runId))) return false;
  try {
    const keep = async (count: number) => {
      const { pausedAt } = await readDecisions(context);
      if (signal?.aborted || pausedAt || !(await keepWalk(context, runId, count))) throw new WalkLeft();
    };
    const listed = await walkAccounts(context, keep, signal);
    await judgeList(context, runId, listed);
    await markGone(context, signal);
    return true;
  } catch (cause) {
    await leaveWalk(context, runId);
    if (cause instanceof WalkLeft) return false;
    context.log.warn({ err: cause, runId }, "the list of all sub-accounts was not read");
    await failRun(context, failureText(cause));
    return false;
  }
}

async function judgeList(context: Context, runId: number, listed: ReadonlySet<string>): Promise<void> {
  const { known, missing } = await findMissing(context, listed);
  const now = known - missing.length;
  const { acceptedCount } = await readDecisions(context);
  const isShort = now < known * (1 - MOST_SHRINK);
  const isAccepted = acceptedCount !== null && now >= acceptedCount * (1 - MOST_SHRINK);
  if (isShort && !isAccepted) {
    context.log.warn({ known, now }, "the list is far shorter than the directory; all are kept");
    await decide(context, { shrunkBefore: known, shrunkNow: now, acceptedCount: null });
  } else {
    await countMissing(context, missing);
    await decide(context, {
      shrunkBefore: null,
      shrunkNow: null,
      ...(isShort ? {} : { acceptedCount: null }),
    });
  }
  await context.db.update(syncRuns).set({ walkedAt: context.clock.now() }).where(eq(syncRuns.id, runId));
}
