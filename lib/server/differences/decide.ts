import "server-only";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { openStates } from "@/lib/domain/change";
import { type Decision, decideDifferences, type ReplacedReading } from "@/lib/domain/decide-differences";
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
    const decisions = decideDifferences(rows.map(readingOf), await ownChanges(transaction, rows));
    for (const [i, row] of rows.entries()) {
      const decision = decisions[i];
      if (decision) await writeDecision(transaction, row, decision);
    }
  });
}

function readingOf({ beforeRaw, afterRaw, changeIds }: Row): ReplacedReading {
  return { before: planLines(beforeRaw ?? {}), after: planLines(afterRaw ?? {}), changeIds };
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
  { id, accountId, byAt }: Row,
  { lines, resembles }: Decision,
): Promise<void> {
  const row = eq(planDifferences.id, id);
  if (lines.length === 0) {
    await transaction.delete(planDifferences).where(row);
    return;
  }
  await transaction
    .update(planDifferences)
    .set({ lines, resembles, beforeRaw: null, afterRaw: null })
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
    where lines is null and not exists (
      select from changes where changes.id = any(change_ids) and changes.state in (${open}))
    limit ${MOST_AT_ONCE}`);
  for (const { account_id: accountId } of rows) await decideAccount(context, accountId);
  return rows.length;
}
