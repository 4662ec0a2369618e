import "server-only";
import { eq } from "drizzle-orm";
import type { ChangeKind } from "@/lib/domain/change";
import { type BlockReason, eligibility } from "@/lib/domain/eligibility";
import { findPlanType, isOffered } from "@/lib/domain/plan-catalogue";
import type { PlanLine } from "@/lib/domain/plan-line";
import { planLines } from "@/lib/domain/plan-lines";
import type { Database } from "@/lib/server/db/client";
import { accountPlans, accounts } from "@/lib/server/db/schema";
import { AppError } from "@/lib/server/errors";

/** The sub-account of a change: its directory row and the plans last read, null when they never were. */
export type ChangeAccount = {
  row: typeof accounts.$inferSelect;
  snapshot: { version: string; lines: PlanLine[] } | null;
};

/** Looks a sub-account up before anything is sent. Throws account_not_found, or account_gone when Zoom dropped it. */
export async function findChangeAccount(db: Database, accountId: string): Promise<ChangeAccount> {
  const [found] = await db
    .select({ row: accounts, raw: accountPlans.raw, version: accountPlans.version })
    .from(accounts)
    .leftJoin(accountPlans, eq(accountPlans.accountId, accounts.id))
    .where(eq(accounts.id, accountId));
  if (!found) throw new AppError("account_not_found");
  if (found.row.goneAt) throw new AppError("account_gone");
  const { row, raw, version } = found;
  return { row, snapshot: raw && version ? { version, lines: planLines(raw) } : null };
}

/** Why the account cannot take a kind of change; `lines` null: only what the directory tells is judged. */
export function blockOf(
  { row }: ChangeAccount,
  kind: ChangeKind,
  lines: PlanLine[] | null,
): BlockReason | null {
  const { accountType, payMode, bulkLicense } = row;
  const facts = { accountType, payMode, bulkLicense, lines, isOffered: isOfferedCode, hasOpenChange: false };
  const block = eligibility(facts)[kind];
  return block === "not_read" ? null : block;
}

function isOfferedCode(code: string): boolean {
  const type = findPlanType(code);
  return type !== undefined && isOffered(type);
}
