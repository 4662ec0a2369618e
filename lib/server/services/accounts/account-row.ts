import "server-only";
import type { AccountRow } from "@/lib/domain/account";
import { planLabel } from "@/lib/domain/plan-catalogue";
import { listLabel } from "@/lib/domain/plan-groups";
import { shownStatus } from "@/lib/domain/shown-status";
import type { accounts } from "@/lib/server/db/schema";

/** What the directory reads of a sub-account. */
export type ListedRow = Pick<
  typeof accounts.$inferSelect,
  | "id"
  | "name"
  | "accountNumber"
  | "ownerEmail"
  | "accountType"
  | "status"
  | "openChangeState"
  | "baseType"
  | "baseHosts"
  | "addonCount"
  | "addonFamilies"
  | "nextInvoiceDate"
> & {
  /** ISO 8601. */
  plansReadAt: string | null;
};

/** A directory row as our API gives it. */
export function accountRow(row: ListedRow): AccountRow {
  const { id, name, accountNumber, ownerEmail, accountType, baseType } = row;
  return {
    id,
    name,
    accountNumber,
    ownerEmail,
    accountType,
    status: shownStatus(row.status, row.openChangeState),
    basePlan: baseType === null ? null : { type: baseType, label: listLabel(planLabel(baseType)) },
    hosts: row.baseHosts,
    addonCount: row.addonCount,
    addonFamilies: row.addonFamilies,
    nextInvoiceDate: row.nextInvoiceDate,
    plansReadAt: row.plansReadAt,
  };
}
