import "server-only";
import { sql } from "drizzle-orm";
import type { ChangeKind } from "@/lib/domain/change";
import { type BlockReason, eligibility } from "@/lib/domain/eligibility";
import { findPlanType, isOffered } from "@/lib/domain/plan-catalogue";
import type { PlanLine } from "@/lib/domain/plan-line";
import { planLines } from "@/lib/domain/plan-lines";
import type { Database } from "@/lib/server/db/client";
import { runStatement } from "@/lib/server/db/run-statement";
import type { accounts } from "@/lib/server/db/schema";
import { AppError } from "@/lib/server/errors";

type Json = Record<string, unknown>;
type Facts = Pick<
  typeof accounts.$inferSelect,
  "id" | "name" | "accountType" | "payMode" | "bulkLicense" | "goneAt"
>;

/** The sub-account of a change: what the directory tells of it and the plans last read, null when they never were. */
export type ChangeAccount = Facts & { snapshot: { version: string; lines: PlanLine[]; readAt: Date } | null };

/** What a request finds: whether the journal knows its key, and its sub-account; null: not in the directory. */
export type Found = { knownKey: boolean; account: ChangeAccount | null };

type FoundRow = { knownKey: boolean; raw: Json | null; version: string | null; readAt: Date | null } & {
  [Fact in keyof Facts]: Facts[Fact] | null;
};

/** Looks up, at once, what a request needs of the database before it is judged. */
export async function findForChange(
  db: Database,
  { accountId, key }: { accountId: string; key: string },
): Promise<Found> {
  const [row] = await runStatement<FoundRow>(
    db,
    sql`select exists (select from changes where idempotency_key = ${key}) as "knownKey",
      accounts.id, accounts.name, account_type as "accountType", pay_mode as "payMode",
      bulk_license as "bulkLicense", gone_at as "goneAt", account_plans.raw, version, plans_read_at as "readAt"
    from (values (1)) as once left join accounts on accounts.id = ${accountId}
      left join account_plans on account_plans.account_id = accounts.id`,
  );
  if (!row) throw new Error("the database gave no row");
  const { knownKey, id, name, bulkLicense, raw, version, readAt, ...facts } = row;
  if (id === null || name === null || bulkLicense === null) return { knownKey, account: null };
  const snapshot = raw && version && readAt ? { version, lines: planLines(raw), readAt } : null;
  const { accountType, payMode, goneAt } = facts;
  return { knownKey, account: { id, name, bulkLicense, accountType, payMode, goneAt, snapshot } };
}

/** The sub-account, before anything is sent. Throws account_not_found, or account_gone when Zoom dropped it. */
export function presentAccount({ account }: Found): ChangeAccount {
  if (!account) throw new AppError("account_not_found");
  if (account.goneAt) throw new AppError("account_gone");
  return account;
}

/** Why the account cannot take a kind of change; `lines` null: only what the directory tells is judged. */
export function blockOf(
  { accountType, payMode, bulkLicense }: ChangeAccount,
  kind: ChangeKind,
  lines: PlanLine[] | null,
): BlockReason | null {
  const facts = { accountType, payMode, bulkLicense, lines, isOffered: isOfferedCode, hasOpenChange: false };
  const block = eligibility(facts)[kind];
  return block === "not_read" ? null : block;
}

function isOfferedCode(code: string): boolean {
  const type = findPlanType(code);
  return type !== undefined && isOffered(type);
}
