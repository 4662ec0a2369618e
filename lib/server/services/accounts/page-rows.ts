import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { written } from "@/lib/server/db/read-rows";
import { accounts, directoryTotal } from "@/lib/server/db/schema";
import { accountChecks } from "@/lib/server/db/sync-schema";
import type { ListedRow } from "@/lib/server/services/accounts/account-row";

/** A row as read, and its value in the order. */
export type WalkedRow = ListedRow & { sortValue: string | null };

/**
 * What a statement with `rowsOf` gives: of its rows each field as a list (`readColumns` turns them), how far they were
 * walked and whether all fit; null where there are none.
 */
export type PageAnswer = {
  page: { columns: (unknown[] | null)[]; walked: number | null; allFit: boolean | null };
  allTotal: number;
  readAt: Date | null;
};

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
};
const FIELDS = Object.keys(VALUES);
const LISTS = written(
  sql.join(
    Object.values(VALUES).map((value) => sql`json_agg(${value})`),
    sql`, `,
  ),
);

/** How many sub-accounts Zoom lists, and when the list was last read: what every answer tells. */
const DIRECTORY = written(
  sql`${directoryTotal.listed} as "allTotal", (select max(walked_at) from sync_runs) as "readAt" from ${directoryTotal}`,
);

/**
 * The end of a statement that gives the rows of a page, in the order in which `page` has them. Each field of all rows
 * is one list: a JSON for each row takes Postgres half as long again, since it looks up the type of each value.
 */
export function rowsOf(page: SQL): SQL {
  return sql`(select json_build_object('columns', json_build_array(${LISTS}), 'walked', max(page.place),
    'allFit', bool_and(page.fits is true)) from (${page}) page) as page, ${DIRECTORY}`;
}

/** Turns the lists that `rowsOf` gives into rows. */
export function readColumns({ columns }: PageAnswer["page"]): WalkedRow[] {
  const ids = columns[0] ?? [];
  return ids.map((_, at) => {
    const row: Record<string, unknown> = {};
    FIELDS.forEach((field, place) => {
      row[field] = columns[place]?.[at];
    });
    return row as WalkedRow;
  });
}
