import "server-only";
import { and, isNull, lt, sql } from "drizzle-orm";
import type { Context } from "@/lib/server/context";
import { accounts } from "@/lib/server/db/schema";
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

/**
 * Puts a page of GET /accounts into the directory, new ones and known ones.
 * @param listedAt when the walk began; see `markGone`
 */
export async function storeAccounts(
  { db }: Pick<Context, "db">,
  rows: ZoomAccountRow[],
  listedAt: Date,
): Promise<void> {
  // Zoom may list one twice when accounts come and go while pages are read.
  const unique = [...new Map(rows.map((row) => [row.id, row])).values()];
  if (unique.length === 0) return;
  await db
    .insert(accounts)
    .values(unique.map((row) => accountColumns(row, listedAt)))
    .onConflictDoUpdate({ target: accounts.id, set: LISTED });
}

/** Marks the sub-accounts that a complete walk, begun at `listedAt`, did not meet. */
export async function markGone({ db }: Pick<Context, "db">, listedAt: Date): Promise<void> {
  await db
    .update(accounts)
    .set({ goneAt: listedAt })
    .where(and(lt(accounts.listedAt, listedAt), isNull(accounts.goneAt)));
}

function accountColumns(row: ZoomAccountRow, listedAt: Date): typeof accounts.$inferInsert {
  const { createdAt, ...columns } = row;
  // Postgres text holds no NUL, whatever a name may hold.
  const name = row.name.replaceAll("\0", "") || row.id;
  const search = searchText([name, row.id, row.accountNumber, row.ownerEmail]);
  return { ...columns, name, zoomCreatedAt: createdAt, search, sortName: foldSearch(name), listedAt };
}
