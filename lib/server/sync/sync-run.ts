import "server-only";
import { and, desc, eq, ne } from "drizzle-orm";
import type { Context } from "@/lib/server/context";
import { syncRuns } from "@/lib/server/db/schema";

type RunRow = typeof syncRuns.$inferSelect;
type Progress = Partial<Pick<RunRow, "accountsListed" | "plansTotal" | "plansRead" | "plansFailed">>;

/** The newest reading of all sub-accounts, or undefined when there was none. */
export async function lastRun({ db }: Pick<Context, "db">): Promise<RunRow | undefined> {
  const [run] = await db.select().from(syncRuns).orderBy(desc(syncRuns.id)).limit(1);
  return run;
}

/** When the newest complete reading ended; null before the first. */
export async function lastReading({ db }: Pick<Context, "db">): Promise<Date | null> {
  const [run] = await db
    .select({ finishedAt: syncRuns.finishedAt })
    .from(syncRuns)
    .where(eq(syncRuns.state, "done"))
    .orderBy(desc(syncRuns.id))
    .limit(1);
  return run?.finishedAt ?? null;
}

/** Opens a run and returns its number. */
export async function openRun(
  { db, clock }: Pick<Context, "db" | "clock">,
  requestedBy: string | null,
): Promise<number> {
  const [run] = await db
    .insert(syncRuns)
    .values({ startedAt: clock.now(), state: "running", requestedBy })
    .returning({ id: syncRuns.id });
  if (!run) throw new Error("the sync run was not stored");
  return run.id;
}

/** Takes back a run that was opened while another one already reads. */
export async function dropRun({ db }: Pick<Context, "db">, runId: number): Promise<void> {
  await db.delete(syncRuns).where(eq(syncRuns.id, runId));
}

/** Ends every other open run: only the holder of the lock may call this, so their processes are dead. */
export async function failLostRuns(
  { db, clock }: Pick<Context, "db" | "clock">,
  runId: number,
): Promise<void> {
  await db
    .update(syncRuns)
    .set({
      state: "failed",
      finishedAt: clock.now(),
      error: "The reading was interrupted. A new one has begun.",
    })
    .where(and(eq(syncRuns.state, "running"), ne(syncRuns.id, runId)));
}

/** Stores how far a run is. */
export async function saveProgress(
  { db }: Pick<Context, "db">,
  runId: number,
  progress: Progress,
): Promise<void> {
  await db.update(syncRuns).set(progress).where(eq(syncRuns.id, runId));
}

/** Ends a run; `error` in words for people, null when it went through. */
export async function closeRun(
  { db, clock }: Pick<Context, "db" | "clock">,
  runId: number,
  error: string | null,
  progress: Progress,
): Promise<void> {
  const state = error === null ? "done" : "failed";
  await db
    .update(syncRuns)
    .set({ ...progress, state, error, finishedAt: clock.now() })
    .where(eq(syncRuns.id, runId));
}
