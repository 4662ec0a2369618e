import "server-only";
import { eq } from "drizzle-orm";
import type { AccountDetail, AccountPlans, OpenChange } from "@/lib/domain/account";
import { openStates } from "@/lib/domain/change";
import { eligibility } from "@/lib/domain/eligibility";
import { findPlanType, isOffered } from "@/lib/domain/plan-catalogue";
import { shownLines } from "@/lib/domain/plan-groups";
import { planLines } from "@/lib/domain/plan-lines";
import { shownStatus } from "@/lib/domain/shown-status";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { accountPlans, type accounts, changes } from "@/lib/server/db/schema";
import { accountChecks } from "@/lib/server/db/sync-schema";
import { findAccount } from "@/lib/server/services/accounts/find-account";

type Row = typeof accounts.$inferSelect;

/**
 * One sub-account as last read, with what may be asked for and why the rest may not. Sends nothing to Zoom.
 * @throws AppError `forbidden` or `account_not_found`
 */
export async function getAccount(
  context: Context,
  caller: Caller,
  accountId: string,
): Promise<AccountDetail> {
  authorise(caller, "accounts.read");
  const row = await findAccount(context, accountId);
  const plans = await keptPlans(context, row.id);
  const openChange = row.openChangeId === null ? null : await findChange(context, row.openChangeId);
  return {
    ...facts(row),
    status: shownStatus(row.status, openChange?.state ?? null),
    plans,
    eligibility: eligibility({
      accountType: row.accountType,
      payMode: row.payMode,
      bulkLicense: row.bulkLicense,
      lines: plans?.lines ?? null,
      isOffered: isSold,
      hasOpenChange: openChange !== null && openStates.includes(openChange.state),
    }),
    openChange,
  };
}

function facts(row: Row): Omit<AccountDetail, "status" | "plans" | "eligibility" | "openChange"> {
  const { id, name, accountNumber, ownerEmail, accountType, payMode, zoomCreatedAt } = row;
  const { subscriptionStart, subscriptionEnd, listedAt, readFailure } = row;
  return {
    id,
    name,
    accountNumber,
    ownerEmail,
    accountType,
    payMode,
    zoomCreatedAt,
    subscriptionStart,
    subscriptionEnd,
    listedAt: listedAt.toISOString(),
    readFailure,
  };
}

async function keptPlans({ db }: Context, id: string): Promise<AccountPlans | null> {
  const [kept] = await db
    .select({
      raw: accountPlans.raw,
      version: accountPlans.version,
      keptAt: accountPlans.readAt,
      readAt: accountChecks.readAt,
    })
    .from(accountPlans)
    .innerJoin(accountChecks, eq(accountChecks.accountId, accountPlans.accountId))
    .where(eq(accountPlans.accountId, id));
  if (!kept) return null;
  const { raw, version, keptAt } = kept;
  const readAt = kept.readAt ?? keptAt;
  return { lines: shownLines(planLines(raw)), raw, version, readAt: readAt.toISOString() };
}

async function findChange({ db }: Context, changeId: string): Promise<OpenChange | null> {
  const [change] = await db
    .select({
      id: changes.id,
      state: changes.state,
      kind: changes.kind,
      requestedByName: changes.requestedByName,
      createdAt: changes.createdAt,
    })
    .from(changes)
    .where(eq(changes.id, changeId));
  return change ? { ...change, createdAt: change.createdAt.toISOString() } : null;
}

function isSold(code: string): boolean {
  const type = findPlanType(code);
  return type !== undefined && isOffered(type);
}
