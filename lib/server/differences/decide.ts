import "server-only";
import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { openStates } from "@/lib/domain/change";
import { type Decision, decideDifferences, type ReplacedReading } from "@/lib/domain/decide-differences";
import { hasHoles } from "@/lib/domain/difference-steps";
import { planLines } from "@/lib/domain/plan-lines";
import type { Context } from "@/lib/server/context";
import type { Transaction } from "@/lib/server/db/client";
import { planDifferences } from "@/lib/server/db/difference-schema";
import { accounts, changes } from "@/lib/server/db/schema";

type Row = typeof planDifferences.$inferSelect;

const MOST_AT_ONCE = 100;

/**
 * Decides what the replaced readings of a sub-account are: a difference, or ours. What depends on a change whose
 * outcome is not known stays for later. Each is decided once, whoever asks at the same moment.
 */
export async function decideAccount({ db }: Pick<Context, "db">, accountId: string): Promise<void> {
  await db.transaction(async (transaction) => {
    const rows = await transaction
      .select()
      .from(planDifferences)
      .where(and(eq(planDifferences.accountId, accountId), isNull(planDifferences.lines)))
      .orderBy(asc(planDifferences.id))
      .for("update");
    if (rows.length === 0) return;
    const readings = rows.map(readingOf);
    const last = readings.at(-1);
    if (last?.unclear && (await wasSeenAgain(transaction, accountId))) last.unclear = false;
    const decisions = decideDifferences(readings, await ownChanges(transaction, rows));
    for (const [i, row] of rows.entries()) {
      const decision = decisions[i];
      if (decision) {
        const { afterAt } = rows[decision.since] ?? row;
        await writeDecision(transaction, { ...row, afterAt }, decision);
      } else if (readings[i]?.unclear) await markUnclear(transaction, row);
    }
  });
}

function readingOf({ beforeRaw, afterRaw, changeIds }: Row) {
  const after = planLines(afterRaw ?? {});
  const before = planLines(beforeRaw ?? {});
  return { before, after, changeIds, unclear: hasHoles(afterRaw ?? {}, after) } satisfies ReplacedReading;
}

// A later reading that shows the same writes no row of its own, only when it was.
const SEEN_AGAIN = sql`exists (
  select from accounts left join account_checks on account_checks.account_id = accounts.id
  where accounts.id = plan_differences.account_id
    and greatest(accounts.plans_read_at, account_checks.read_at) > plan_differences.by_at)`;

async function wasSeenAgain(transaction: Transaction, accountId: string): Promise<boolean> {
  const rows = await transaction
    .select({ seen: sql<boolean>`${SEEN_AGAIN}` })
    .from(planDifferences)
    .where(and(eq(planDifferences.accountId, accountId), isNull(planDifferences.lines)))
    .orderBy(desc(planDifferences.id))
    .limit(1);
  return rows[0]?.seen ?? false;
}

async function markUnclear(transaction: Transaction, { id }: Row): Promise<void> {
  await transaction.update(planDifferences).set({ unclear: true }).where(eq(planDifferences.id, id));
}

function ownChanges(transaction: Transaction, rows: Row[]) {
  const { id, state, before, after, sentAt } = changes;
  return transaction
    .select({ id, state, before, after })
    .from(changes)
    .where(inArray(id, [...new Set(rows.flatMap(({ changeIds }) => changeIds))]))
    .orderBy(asc(sentAt), asc(id));
}

async function writeDecision(
  transaction: Transaction,
  { id, accountId, afterAt, byAt }: Row,
  { lines, resembles }: Decision,
): Promise<void> {
  const row = eq(planDifferences.id, id);
  if (lines.length === 0) {
    await transaction.delete(planDifferences).where(row);
    return;
  }
  await transaction
    .update(planDifferences)
    .set({ lines, resembles, afterAt, unclear: false, beforeRaw: null, afterRaw: null })
    .where(row);
  await transaction
    .update(accounts)
    .set({ changedElsewhereAt: sql`greatest(${accounts.changedElsewhereAt}, ${byAt}::timestamptz)` })
    .where(eq(accounts.id, accountId));
}

/**
 * Decides what waits and no longer has to: after a change was settled, or when a process died between a reading and
 * its decision. For the worker, every second or so; any number of workers may run it at once.
 * @returns of how many sub-accounts
 */
export async function decideDue(context: Pick<Context, "db">): Promise<number> {
  const open = sql.join(
    openStates.map((state) => sql`${state}`),
    sql`, `,
  );
  const { rows } = await context.db.execute<{ account_id: string }>(sql`
    select distinct account_id from plan_differences
    where lines is null and (not unclear or ${SEEN_AGAIN}) and not exists (
      select from changes where changes.id = any(change_ids) and changes.state in (${open}))
    limit ${MOST_AT_ONCE}`);
  for (const { account_id: accountId } of rows) await decideAccount(context, accountId);
  return rows.length;
}
