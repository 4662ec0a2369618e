import "server-only";
import type { SyncStatus } from "@/lib/domain/sync";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { lastRun, type RunRow } from "@/lib/server/sync/sync-run";
import { readDecisions, type SyncDecisions } from "@/lib/server/sync/sync-state";
import { readPace } from "@/lib/server/sync/write-checks";

/** How far the newest reading of all sub-accounts is and how it ended. @throws AppError `forbidden` */
export async function getSync(context: Context, caller: Caller): Promise<SyncStatus> {
  authorise(caller, "sync.read");
  const [run, decisions, pace] = await Promise.all([
    lastRun(context),
    readDecisions(context),
    readPace(context),
  ]);
  return { ...decisionStatus(decisions), ...runStatus(run, decisions, pace) };
}

type RunPart = Omit<SyncStatus, "pausedBy" | "pausedAt" | "shrunk">;

function runStatus(run: RunRow | undefined, { pausedAt }: SyncDecisions, pace: number | null): RunPart {
  const going = run?.state === "running" && pausedAt === null;
  const perSecond = going ? pace : null;
  const { accountsListed = 0, plansRead = 0, plansFailed = 0, plansTotal = 0 } = run ?? {};
  const left = Math.max(0, plansTotal - plansRead - plansFailed);
  return {
    state: pausedAt ? "paused" : (run?.state ?? "never"),
    startedAt: run?.startedAt.toISOString() ?? null,
    finishedAt: run?.finishedAt?.toISOString() ?? null,
    accountsListed,
    plansRead,
    plansFailed,
    plansTotal,
    error: run?.error ?? null,
    perSecond,
    secondsLeft: perSecond ? Math.ceil(left / perSecond) : null,
  };
}

function decisionStatus(decisions: SyncDecisions): Pick<SyncStatus, "pausedBy" | "pausedAt" | "shrunk"> {
  const { pausedBy, pausedAt, shrunkBefore, shrunkNow } = decisions;
  const shrunk =
    shrunkBefore === null || shrunkNow === null ? null : { before: shrunkBefore, now: shrunkNow };
  return { pausedBy, pausedAt: pausedAt?.toISOString() ?? null, shrunk };
}
