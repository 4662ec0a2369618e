import "server-only";
import { eq } from "drizzle-orm";
import { utcDay } from "@/lib/domain/calendar-date";
import type { PlanLine } from "@/lib/domain/plan-line";
import { planLines } from "@/lib/domain/plan-lines";
import type { Context } from "@/lib/server/context";
import type { Transaction } from "@/lib/server/db/client";
import { accountPlans, accounts, planLineRows } from "@/lib/server/db/schema";
import { accountStatus } from "@/lib/server/sync/account-status";
import { listColumns } from "@/lib/server/sync/list-columns";
import { planVersion } from "@/lib/server/sync/plan-version";
import { isStaleReading } from "@/lib/server/sync/stale-reading";

type Json = Record<string, unknown>;
type Snapshot = { raw: Json; readAt: Date; version: string; lines: PlanLine[] };
/** What a reading showed; `newer`: what is kept instead, because the reading came from a part of Zoom that lags. */
export type StoredReading = { version: string; lines: PlanLine[]; newer: Snapshot | null };
type Reading = { accountId: string; raw: Json; readAt: Date; version: string; lines: PlanLine[] };

/**
 * Keeps a reading of a sub-account's plans: the answer whole, its lines, and the directory's columns, in one
 * transaction. An answer asked for before the one already kept changes nothing: reads overtake each other.
 * @param raw the body of GET /accounts/{id}/plans
 * @param readAt the moment the read began
 */
export async function storePlans(
  context: Pick<Context, "db" | "clock">,
  accountId: string,
  raw: Json,
  readAt: Date,
): Promise<StoredReading> {
  const lines = planLines(raw);
  const reading = { accountId, raw, readAt, version: planVersion(lines), lines };
  const newer = await context.db.transaction(async (transaction) => {
    const [account] = await transaction
      .select()
      .from(accounts)
      .where(eq(accounts.id, accountId))
      .for("update");
    if (!account) return null;
    const [kept] = await transaction.select().from(accountPlans).where(eq(accountPlans.accountId, accountId));
    if (kept && kept.readAt > readAt) return null;
    if (kept?.version === reading.version) await touch(transaction, reading);
    else {
      const snapshot = kept && { ...kept, lines: planLines(kept.raw) };
      const both = { lines, kept: snapshot?.lines ?? [] };
      if (snapshot && (await isStaleReading(transaction, context, accountId, both))) return snapshot;
      await replace(transaction, reading);
    }
    await updateAccount(transaction, reading, account, utcDay(context.clock.now()));
    return null;
  });
  return { version: reading.version, lines, newer };
}

async function touch(transaction: Transaction, { accountId, raw, readAt }: Reading): Promise<void> {
  await transaction.update(accountPlans).set({ readAt, raw }).where(eq(accountPlans.accountId, accountId));
}

async function replace(transaction: Transaction, reading: Reading): Promise<void> {
  const { accountId, raw, readAt, version, lines } = reading;
  const plans = { raw, version, readAt, changedAt: readAt };
  await transaction
    .insert(accountPlans)
    .values({ accountId, ...plans })
    .onConflictDoUpdate({ target: accountPlans.accountId, set: plans });
  await transaction.delete(planLineRows).where(eq(planLineRows.accountId, accountId));
  if (lines.length === 0) return;
  await transaction
    .insert(planLineRows)
    .values(lines.map((line, position) => ({ accountId, position, ...line })));
}

async function updateAccount(
  transaction: Transaction,
  { accountId, readAt, lines }: Reading,
  account: typeof accounts.$inferSelect,
  today: string,
): Promise<void> {
  // Zoom gives no plans of customers who pay themselves, so this one no longer does; who pays is read anew.
  const payMode = account.payMode === "sub" ? null : account.payMode;
  const { accountType, subscriptionEnd } = account;
  const status = accountStatus({ accountType, payMode, subscriptionEnd, lines, failed: false, today });
  await transaction
    .update(accounts)
    .set({ ...listColumns(lines), status, payMode, plansReadAt: readAt, readFailure: null })
    .where(eq(accounts.id, accountId));
}
