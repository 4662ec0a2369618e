import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { written } from "@/lib/server/db/read-rows";
import { accounts, directoryTotal } from "@/lib/server/db/schema";
import { accountChecks } from "@/lib/server/db/sync-schema";
import type { ListedRow } from "@/lib/server/services/accounts/account-row";

/** A row as read, and its value in the order. */
export type WalkedRow = ListedRow & { sortValue: string | null };

/** A row as a statement gives it; `place` counts the rows that were walked up to it. */
export type MetRow = WalkedRow & { fits: boolean; place: number };

/** What a statement with `rowsOf` gives; `metRow` reads its rows. */
export type PageAnswer = { rows: unknown[][]; allTotal: number; readAt: Date | null };

const COLUMNS = {
  id: accounts.id,
  name: accounts.name,
  accountNumber: accounts.accountNumber,
  ownerEmail: accounts.ownerEmail,
  accountType: accounts.accountType,
  status: accounts.status,
  openChangeState: accounts.openChangeState,
  baseType: accounts.baseType,
  baseHosts: accounts.baseHosts,
  addonCount: accounts.addonCount,
  addonFamilies: accounts.addonFamilies,
  nextInvoiceDate: accounts.nextInvoiceDate,
};

/** The columns that `rowsOf` takes of `accounts`; it also wants `sort_value`, `fits` and `place`. */
export const LISTED_COLUMNS = written(sql.join(Object.values(COLUMNS), sql`, `));

const VALUES = {
  ...Object.fromEntries(
    Object.entries(COLUMNS).map(([field, { name }]) => [field, sql`page.${sql.identifier(name)}`]),
  ),
  sortValue: sql`page.sort_value`,
  // As our API gives it: fifty of them are dearer to read and write again here than there.
  plansReadAt: sql`(select to_char(${accountChecks.readAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    from ${accountChecks} where ${accountChecks.accountId} = page.id)`,
  fits: sql`page.fits`,
  place: sql`page.place`,
};
const FIELDS = Object.keys(VALUES);
const LIST = written(sql.join(Object.values(VALUES), sql`, `));

/** How many sub-accounts Zoom lists, and when the list was last read: what every answer tells. */
const DIRECTORY = written(
  sql`${directoryTotal.listed} as "allTotal", (select max(walked_at) from sync_runs) as "readAt" from ${directoryTotal}`,
);

/**
 * The end of a statement that gives the rows of a page, in the order in which `page` has them. They are lists in one
 * JSON: rows of their own, or names with each value, cost more to write and to read.
 */
export function rowsOf(page: SQL): SQL {
  return sql`(select coalesce(json_agg(json_build_array(${LIST})), '[]') from (${page}) page) as rows, ${DIRECTORY}`;
}

/** Reads one of the lists that `rowsOf` gives. */
export function metRow(values: unknown[]): MetRow {
  const row: Record<string, unknown> = {};
  FIELDS.forEach((field, at) => {
    row[field] = values[at];
  });
  return row as MetRow;
}
