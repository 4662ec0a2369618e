import "server-only";
import type { SyncStatus } from "@/lib/domain/sync";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { lastRun } from "@/lib/server/sync/sync-run";

type RunRow = NonNullable<Awaited<ReturnType<typeof lastRun>>>;

const NEVER: SyncStatus = {
  state: "never",
  startedAt: null,
  finishedAt: null,
  accountsListed: 0,
  plansRead: 0,
  plansFailed: 0,
  plansTotal: 0,
  error: null,
  secondsLeft: null,
  perSecond: null,
  pausedBy: null,
  pausedAt: null,
  shrunk: null,
};
// Fewer tell nothing of the rate.
const LEAST_READ = 10;

/** How far the newest reading of all sub-accounts is and how it ended. @throws AppError `forbidden` */
export async function getSync(context: Context, caller: Caller): Promise<SyncStatus> {
  authorise(caller, "sync.read");
  const run = await lastRun(context);
  return run ? syncStatus(run, context.clock.now()) : NEVER;
}

/** A run as our API gives it. */
export function syncStatus(run: RunRow, now: Date): SyncStatus {
  const { state, accountsListed, plansRead, plansFailed, plansTotal, error } = run;
  return {
    state,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    accountsListed,
    plansRead,
    plansFailed,
    plansTotal,
    error,
    secondsLeft: state === "running" ? secondsLeft(run, now) : null,
    perSecond: null,
    pausedBy: null,
    pausedAt: null,
    shrunk: null,
  };
}

function secondsLeft({ startedAt, plansRead, plansFailed, plansTotal }: RunRow, now: Date): number | null {
  const done = plansRead + plansFailed;
  if (done < LEAST_READ) return null;
  const seconds = (now.getTime() - startedAt.getTime()) / 1000;
  return Math.ceil(((plansTotal - done) * seconds) / done);
}
