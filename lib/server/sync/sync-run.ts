import "server-only";
import { and, desc, eq, isNull, max, type SQL, sql } from "drizzle-orm";
import { journalNow } from "@/lib/server/changes/journal-time";
import type { Context } from "@/lib/server/context";
import { syncRuns } from "@/lib/server/db/zoom-schema";

/** A reading of all sub-accounts as stored. */
export type RunRow = typeof syncRuns.$inferSelect;
type Parts = Pick<Context, "db" | "clock">;

// Longer than a page takes with all its tries; who reads the list tells so after each page.
const WALK_LEASE_SECONDS = 90;

/**
 * True for a row `c` of the queue that a run still has to read: it was due when the run began, was never read, or was
 * read before everything was asked for.
 */
export function isLeft(startedAt: SQL, askedAt: SQL): SQL {
  return sql`(c.due_at <= ${startedAt} or c.tried_at < coalesce(${askedAt}, 'epoch'::timestamptz + interval '1 second'))`;
}

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

/** When the list of all sub-accounts was last read to its end; null before the first time. */
export async function lastListing({ db }: Pick<Context, "db">): Promise<Date | null> {
  const [run] = await db.select({ at: max(syncRuns.walkedAt) }).from(syncRuns);
  return run?.at ?? null;
}

/**
 * Opens a run and returns its number; while one runs, that one's. What a failed one was asked for goes on in the next.
 * @param everything read all plans anew, not only those that are due
 */
export async function openRun(
  context: Parts,
  requestedBy: string | null,
  everything = false,
): Promise<number> {
  const { db, clock } = context;
  const startedAt = clock.now();
  const before = await lastRun(context);
  const askedAt = everything ? startedAt : before?.state === "failed" ? before.askedAt : null;
  const [opened] = await db
    .insert(syncRuns)
    .values({ startedAt, state: "running", requestedBy, askedAt })
    .onConflictDoNothing()
    .returning({ id: syncRuns.id });
  const id = opened?.id ?? (await joinRun(context, requestedBy, askedAt));
  await countRun(context, id);
  return id;
}

async function joinRun(context: Parts, requestedBy: string | null, askedAt: Date | null): Promise<number> {
  const running = eq(syncRuns.state, "running");
  if (askedAt) {
    await context.db
      .update(syncRuns)
      .set({ askedAt, requestedBy })
      .where(and(running, isNull(syncRuns.askedAt)));
  }
  const [run] = await context.db.select({ id: syncRuns.id }).from(syncRuns).where(running);
  // It ended between the two statements.
  return run?.id ?? openRun(context, requestedBy, askedAt !== null);
}

/** Counts how many sub-accounts there are and how many of them a run need not read. */
async function countRun({ db }: Parts, runId: number): Promise<void> {
  await db.execute(sql`
    update sync_runs r set plans_total = counted.total, plans_read = counted.total - counted.missing
    from (select count(*)::int as total, count(*) filter (where ${isLeft(sql`r.started_at`, sql`r.asked_at`)})::int as missing
      from account_checks c, sync_runs r where r.id = ${runId} and c.due_at < 'infinity') counted
    where r.id = ${runId} and r.state = 'running'`);
}

/** The run that is open now. */
export async function runningRun({ db }: Pick<Context, "db">): Promise<RunRow | undefined> {
  const [run] = await db.select().from(syncRuns).where(eq(syncRuns.state, "running"));
  return run;
}

/** Ends the open run when its list and all its readings are through; true when this call did. */
export async function closeFinishedRun({ db, clock }: Parts): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    update sync_runs r set state = 'done', finished_at = ${clock.now()}::timestamptz, error = null,
      plans_total = counted.total, plans_failed = counted.failed, plans_read = counted.total - counted.failed
    from (select count(*)::int as total, count(*) filter (where failures > 0)::int as failed
      from account_checks where due_at < 'infinity') counted
    where r.state = 'running' and r.walked_at is not null and not exists (
      select from account_checks c
      where c.due_at < 'infinity' and ${isLeft(sql`r.started_at`, sql`r.asked_at`)})`);
  return rowCount !== 0;
}

/** Ends the open run with what went wrong, in words for people; what it was to read stays due. */
export async function failRun({ db, clock }: Parts, error: string): Promise<void> {
  await db
    .update(syncRuns)
    .set({ state: "failed", error, finishedAt: clock.now() })
    .where(eq(syncRuns.state, "running"));
}

/** When the list of a run that nobody has read to its end may be begun anew; null where it was read, or the run ended. */
export async function walkFreeAt(context: Parts, runId: number): Promise<Date | null> {
  const [run] = await context.db
    .select({ until: syncRuns.walkLeaseUntil })
    .from(syncRuns)
    .where(and(eq(syncRuns.id, runId), eq(syncRuns.state, "running"), isNull(syncRuns.walkedAt)));
  return run?.until ?? null;
}

/** Makes this process the one that reads the list of a run; false when another does, or it was read. */
export async function takeWalk(context: Parts, runId: number): Promise<boolean> {
  const free = sql`coalesce(${syncRuns.walkLeaseUntil}, 'epoch') <= ${journalNow(context)}`;
  const taken = await context.db
    .update(syncRuns)
    .set({ walkLeaseUntil: leaseEnd(context) })
    .where(and(eq(syncRuns.id, runId), eq(syncRuns.state, "running"), isNull(syncRuns.walkedAt), free))
    .returning({ id: syncRuns.id });
  return taken.length > 0;
}

/** Stores how many were listed and keeps the list ours for a while; false when the run has ended meanwhile. */
export async function keepWalk(context: Parts, runId: number, accountsListed: number): Promise<boolean> {
  const kept = await context.db
    .update(syncRuns)
    .set({
      accountsListed,
      plansTotal: sql`greatest(${syncRuns.plansTotal}, ${accountsListed}::integer)`,
      walkLeaseUntil: leaseEnd(context),
    })
    .where(and(eq(syncRuns.id, runId), eq(syncRuns.state, "running")))
    .returning({ id: syncRuns.id });
  return kept.length > 0;
}

/** Lets another process read the list of a run. */
export async function leaveWalk({ db }: Parts, runId: number): Promise<void> {
  await db.update(syncRuns).set({ walkLeaseUntil: null }).where(eq(syncRuns.id, runId));
}

function leaseEnd(context: Parts): SQL {
  return sql`${journalNow(context)} + make_interval(secs => ${WALK_LEASE_SECONDS})`;
}
