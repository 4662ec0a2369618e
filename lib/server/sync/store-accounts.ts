import "server-only";
import { inArray, sql } from "drizzle-orm";
import type { Context } from "@/lib/server/context";
import { accounts } from "@/lib/server/db/schema";
import { accountChecks } from "@/lib/server/db/sync-schema";
import { foldSearch, searchText } from "@/lib/server/services/accounts/search-text";
import type { ZoomAccountRow } from "@/lib/server/zoom/accounts";

/** Columns that GET /accounts tells; the others belong to the plans and stay. */
const LISTED = {
  name: sql`excluded.name`,
  accountNumber: sql`excluded.account_number`,
  accountType: sql`excluded.account_type`,
  ownerEmail: sql`excluded.owner_email`,
  seats: sql`excluded.seats`,
  reseller: sql`excluded.reseller`,
  bulkLicense: sql`excluded.bulk_license`,
  zoomCreatedAt: sql`excluded.zoom_created_at`,
  subscriptionStart: sql`excluded.subscription_start`,
  subscriptionEnd: sql`excluded.subscription_end`,
  raw: sql`excluded.raw`,
  search: sql`excluded.search`,
  sortName: sql`excluded.sort_name`,
  listedAt: sql`excluded.listed_at`,
  goneAt: sql`null`,
};
// A row that is as it was is not written: `listed_at` says since when it is.
const DIFFERS = sql`(accounts.raw, accounts.search, accounts.sort_name) is distinct from
  (excluded.raw, excluded.search, excluded.sort_name) or accounts.gone_at is not null`;

/**
 * Puts a page of GET /accounts into the directory: new ones, changed ones and those that are back. Their plans are
 * due at once, since whoever changed the one may have changed the other.
 * @param listedAt when the list was begun
 */
export async function storeAccounts(
  { db }: Pick<Context, "db">,
  rows: ZoomAccountRow[],
  listedAt: Date,
): Promise<void> {
  // Zoom may list one twice when accounts come and go while pages are read.
  const unique = [...new Map(rows.map((row) => [row.id, row])).values()];
  if (unique.length === 0) return;
  const written = await db
    .insert(accounts)
    .values(unique.map((row) => accountColumns(row, listedAt)))
    .onConflictDoUpdate({ target: accounts.id, set: LISTED, setWhere: DIFFERS })
    .returning({ id: accounts.id });
  if (written.length === 0) return;
  const ids = written.map(({ id }) => id);
  await db
    .update(accountChecks)
    .set({ dueAt: sql`least(${accountChecks.dueAt}, ${listedAt}::timestamptz)` })
    .where(inArray(accountChecks.accountId, ids));
}

function accountColumns(row: ZoomAccountRow, listedAt: Date): typeof accounts.$inferInsert {
  const { createdAt, ...columns } = row;
  // Postgres text holds no NUL, whatever a name may hold.
  const name = row.name.replaceAll("\0", "") || row.id;
  const search = searchText([name, row.id, row.accountNumber, row.ownerEmail]);
  return { ...columns, name, zoomCreatedAt: createdAt, search, sortName: foldSearch(name), listedAt };
}
