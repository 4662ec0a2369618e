import "server-only";
import { sql } from "drizzle-orm";
import type { AccountStatus } from "@/lib/domain/account";
import { utcDay } from "@/lib/domain/calendar-date";
import { nextReading } from "@/lib/domain/freshness";
import type { PlanLine } from "@/lib/domain/plan-line";
import type { Context } from "@/lib/server/context";
import { toAppError } from "@/lib/server/errors";
import { accountStatus } from "@/lib/server/sync/account-status";
import { type Claim, factsOf } from "@/lib/server/sync/claim-accounts";
import type { FirstReading } from "@/lib/server/sync/first-readings";
import { listColumns } from "@/lib/server/sync/list-columns";
import { needsPayMode, readPayMode } from "@/lib/server/sync/read-pay-mode";
import { readingOf, storeReading } from "@/lib/server/sync/store-plans";
import { isSelfPay, storeReadFailure } from "@/lib/server/sync/store-read-failure";
import type { Reading } from "@/lib/server/sync/store-statement";
import { type Check, latest } from "@/lib/server/sync/write-checks";
import { ZoomNotSent } from "@/lib/server/zoom/errors";
import { getPlans } from "@/lib/server/zoom/plans";

const BACKGROUND = { priority: "background" } as const;

/** What came of a claim; `unanswered`: Zoom gave no answer at all, which is hardly this sub-account's fault. */
export type ClaimOutcome = { check: Check; unanswered: boolean };

/**
 * Reads the plans of a claimed sub-account. Only what differs from what is kept is written, a failure on the
 * sub-account itself; that it was looked at is the check's business.
 * @throws ZoomNotSent, which tells nothing about this sub-account, and what the database threw
 */
export async function readClaimed(context: Context, claim: Claim): Promise<ClaimOutcome> {
  const began = context.clock.now();
  // The clock of whoever asked for the run may be ahead: this is read for it all the same, and not again and again.
  const triedAt = (claim.isLeft && latest(began, claim.runSince)) || began;
  const row = { id: claim.accountId, accountType: claim.accountType, payMode: claim.payMode };
  const whoPays = needsPayMode(row, BACKGROUND) ? readPayMode(context, row.id, BACKGROUND) : undefined;
  // It is awaited below; what fails before that must not end the process.
  whoPays?.catch(() => {});
  try {
    const { raw, readAt } = await getPlans(context.zoom, row.id, BACKGROUND);
    const { lines, first } = await keep(context, claim, readingOf(row.id, raw, readAt));
    const { nextInvoiceDate } = listColumns(lines);
    const check = checkOf({ ...claim, nextInvoiceDate, readAt }, triedAt, 0);
    return { check: { ...check, ...(first ? { first } : {}) }, unanswered: false };
  } catch (error) {
    const known = error instanceof ZoomNotSent ? null : toAppError(error);
    if (!known || known.code === "database_unavailable") throw error;
    await storeReadFailure(context, row.id, known, began, BACKGROUND);
    // That the customer pays Zoom itself is known now: nothing is left to read.
    const failures = isSelfPay(known) ? 0 : claim.failures + 1;
    return { check: checkOf(claim, triedAt, failures), unanswered: !known.extra.zoom };
  } finally {
    await whoPays;
  }
}

/** The check of a claim after a look that began at `triedAt`; `now` is when the next one is chosen. */
export function checkOf(claim: Claim, triedAt: Date, failures: number, now = triedAt): Check {
  const { accountId, readAt, viewedAt, changedAt, isLeft } = claim;
  const next = nextReading({ ...factsOf(claim), triedAt, failures }, now);
  const counts = isLeft ? (failures > 0 ? "failed" : "read") : null;
  return { accountId, triedAt, readAt, failures, next, movedAt: latest(viewedAt, changedAt), counts };
}

// What is kept afterwards, and the first reading that is still to be written.
async function keep(
  context: Context,
  claim: Claim,
  reading: Reading,
): Promise<{ lines: PlanLine[]; first?: FirstReading }> {
  const { lines } = reading;
  const status = statusOf(claim, reading);
  if (claim.version === null && claim.payMode !== "sub") return { lines, first: { ...reading, status } };
  if (claim.version === reading.version && isShownRight(claim, lines, status)) return { lines };
  if (claim.version !== null && claim.readAt !== null) await catchUp(context, claim.accountId, claim.readAt);
  return { lines: (await storeReading(context, reading)).newer?.lines ?? lines };
}

// Who pays is no question: Zoom gives no plans of customers who pay themselves.
function statusOf({ accountType, subscriptionEnd }: Claim, { lines, readAt }: Reading): AccountStatus {
  const today = utcDay(readAt);
  return accountStatus({ accountType, payMode: null, subscriptionEnd, lines, failed: false, today });
}

// The days pass, and a plan that ends is over one day although nothing was changed.
function isShownRight(claim: Claim, lines: PlanLine[], status: AccountStatus): boolean {
  if (claim.isFailed || claim.payMode === "sub") return false;
  if (claim.payMode === null && claim.accountType !== "Free") return false;
  return claim.status === status && claim.nextInvoiceDate === listColumns(lines).nextInvoiceDate;
}

/** Before plans are replaced, the rows that keep them learn how long they were seen to stand. */
async function catchUp({ db }: Context, accountId: string, readAt: Date): Promise<void> {
  await db.execute(sql`
    with plans as (update account_plans set read_at = ${readAt}::timestamptz
      where account_id = ${accountId} and read_at < ${readAt}::timestamptz)
    update accounts set plans_read_at = ${readAt}::timestamptz
      where id = ${accountId} and plans_read_at < ${readAt}::timestamptz`);
}
