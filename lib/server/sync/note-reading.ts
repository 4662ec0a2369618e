import "server-only";
import { eq, sql } from "drizzle-orm";
import { classRank, type FreshnessFacts, nextReading } from "@/lib/domain/freshness";
import type { Context } from "@/lib/server/context";
import { accounts } from "@/lib/server/db/schema";
import { accountChecks } from "@/lib/server/db/sync-schema";
import { latest, writeChecks } from "@/lib/server/sync/write-checks";

type Parts = Pick<Context, "db" | "clock">;

// An open page asks for the sub-account at least this often.
const VIEW_SECONDS = 30;
// Whoever opens a sub-account also has it read at once; the queue must not be quicker and read it twice.
const HEAD_START_MS = 20_000;

/**
 * Tells the queue that a person's look read a sub-account's plans, or could not.
 * @param triedAt the moment the read began
 */
export async function noteReading(
  context: Parts,
  accountId: string,
  triedAt: Date,
  failed: boolean,
): Promise<void> {
  const known = await readFacts(context, accountId);
  if (!known) return;
  const failures = failed ? known.facts.failures + 1 : 0;
  const next = nextReading({ ...known.facts, triedAt, failures }, triedAt);
  const readAt = failed ? known.readAt : triedAt;
  const movedAt = latest(known.facts.viewedAt, known.facts.changedAt);
  await writeChecks(context, [{ accountId, triedAt, readAt, failures, next, movedAt, counts: null }]);
}

/**
 * Tells the queue that somebody has a sub-account open. Cheap: it writes at most every half minute. What hinders it is
 * only logged, since the page stands without it.
 */
export async function noteViewed(context: Parts & Pick<Context, "log">, accountId: string): Promise<void> {
  try {
    await moveForward(context, accountId);
  } catch (error) {
    context.log.warn({ err: error, accountId }, "that a sub-account was opened is not noted");
  }
}

async function moveForward(context: Parts, accountId: string): Promise<void> {
  const known = await readFacts(context, accountId);
  const now = context.clock.now();
  const { viewedAt } = known?.facts ?? {};
  if (!known || (viewedAt && now.getTime() - viewedAt.getTime() < VIEW_SECONDS * 1000)) return;
  const { name, dueAt } = nextReading({ ...known.facts, viewedAt: now }, now);
  const begin = new Date(Math.max(dueAt.getTime(), now.getTime() + HEAD_START_MS));
  await context.db
    .update(accountChecks)
    .set({
      viewedAt: now,
      class: classRank(name),
      dueAt: sql`least(${accountChecks.dueAt}, ${begin}::timestamptz)`,
    })
    .where(eq(accountChecks.accountId, accountId));
}

async function readFacts(
  { db }: Parts,
  accountId: string,
): Promise<{ facts: FreshnessFacts; readAt: Date | null } | null> {
  const [row] = await db
    .select({
      readAt: accountChecks.readAt,
      triedAt: accountChecks.triedAt,
      failures: accountChecks.failures,
      viewedAt: accountChecks.viewedAt,
      changedAt: accountChecks.changedAt,
      nextInvoiceDate: accounts.nextInvoiceDate,
      openChangeState: accounts.openChangeState,
    })
    .from(accountChecks)
    .innerJoin(accounts, eq(accounts.id, accountChecks.accountId))
    .where(eq(accountChecks.accountId, accountId));
  if (!row) return null;
  const { readAt, openChangeState, triedAt, ...rest } = row;
  const needsPerson = openChangeState === "needs_person";
  return { readAt, facts: { ...rest, needsPerson, triedAt: triedAt.getTime() === 0 ? null : triedAt } };
}
