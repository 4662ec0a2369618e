import "server-only";
import { sql } from "drizzle-orm";
import { utcDay } from "@/lib/domain/calendar-date";
import { nextReading } from "@/lib/domain/freshness";
import type { PlanLine } from "@/lib/domain/plan-line";
import type { Context } from "@/lib/server/context";
import { toAppError } from "@/lib/server/errors";
import { accountStatus } from "@/lib/server/sync/account-status";
import { type Claim, factsOf } from "@/lib/server/sync/claim-accounts";
import { listColumns } from "@/lib/server/sync/list-columns";
import { needsPayMode, readPayMode } from "@/lib/server/sync/read-pay-mode";
import { readingOf, storeReading } from "@/lib/server/sync/store-plans";
import { isSelfPay, storeReadFailure } from "@/lib/server/sync/store-read-failure";
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
  const triedAt = context.clock.now();
  const row = { id: claim.accountId, accountType: claim.accountType, payMode: claim.payMode };
  const whoPays = needsPayMode(row, BACKGROUND) ? readPayMode(context, row.id, BACKGROUND) : undefined;
  try {
    const raw = await getPlans(context.zoom, row.id, BACKGROUND);
    const lines = await keep(context, claim, raw, triedAt);
    const { nextInvoiceDate } = listColumns(lines);
    return { check: checkOf({ ...claim, nextInvoiceDate, readAt: triedAt }, triedAt, 0), unanswered: false };
  } catch (error) {
    const known = error instanceof ZoomNotSent ? null : toAppError(error);
    if (!known || known.code === "database_unavailable") throw error;
    await storeReadFailure(context, row.id, known, triedAt, BACKGROUND);
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

async function keep(
  context: Context,
  claim: Claim,
  raw: Record<string, unknown>,
  readAt: Date,
): Promise<PlanLine[]> {
  const reading = readingOf(claim.accountId, raw, readAt);
  const { lines } = reading;
  if (claim.version === reading.version && isShownRight(claim, lines, utcDay(readAt))) return lines;
  if (claim.version !== null && claim.readAt !== null) await catchUp(context, claim.accountId, claim.readAt);
  return (await storeReading(context, reading)).newer?.lines ?? lines;
}

// The days pass, and a plan that ends is over one day although nothing was changed.
function isShownRight(claim: Claim, lines: PlanLine[], today: string): boolean {
  if (claim.isFailed || claim.payMode === "sub") return false;
  const { accountType, subscriptionEnd } = claim;
  const status = accountStatus({ accountType, payMode: null, subscriptionEnd, lines, failed: false, today });
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
