import "server-only";
import { inArray, type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/server/context";
import { runStatement } from "@/lib/server/db/run-statement";
import type { accounts } from "@/lib/server/db/schema";
import { accountChecks } from "@/lib/server/db/sync-schema";
import { foldSearch, searchText } from "@/lib/server/services/accounts/search-text";
import type { ZoomAccountRow } from "@/lib/server/zoom/accounts";

/** A row of the list as columns of the directory. */
type Listed = Pick<
  typeof accounts.$inferInsert,
  | "id"
  | "name"
  | "accountNumber"
  | "accountType"
  | "ownerEmail"
  | "seats"
  | "reseller"
  | "bulkLicense"
  | "zoomCreatedAt"
  | "subscriptionStart"
  | "subscriptionEnd"
  | "otherFields"
  | "search"
  | "sortName"
>;

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
  const written = await runStatement<{ id: string }>(db, listStatement(unique.map(accountColumns), listedAt));
  if (written.length === 0) return;
  const ids = written.map(({ id }) => id);
  await db
    .update(accountChecks)
    .set({ dueAt: sql`least(${accountChecks.dueAt}, ${listedAt}::timestamptz)` })
    .where(inArray(accountChecks.accountId, ids));
}

// One parameter for the page: as many as it has fields cost more than all else that is done with them. A row that is
// as it was is not written: `listed_at` says since when it is. The columns of the plans stay.
function listStatement(rows: Listed[], listedAt: Date): SQL {
  return sql`insert into accounts (id, name, account_number, account_type, owner_email, seats, reseller, bulk_license,
      zoom_created_at, subscription_start, subscription_end, other_fields, search, sort_name, listed_at)
    select id, name, "accountNumber", "accountType", "ownerEmail", seats, reseller, "bulkLicense", "zoomCreatedAt",
      "subscriptionStart", "subscriptionEnd", "otherFields", search, "sortName", ${listedAt}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as page(id text, name text, "accountNumber" text,
      "accountType" text, "ownerEmail" text, seats integer, reseller boolean, "bulkLicense" boolean,
      "zoomCreatedAt" text, "subscriptionStart" date, "subscriptionEnd" date, "otherFields" jsonb, search text, "sortName" text)
    on conflict (id) do update set name = excluded.name, account_number = excluded.account_number,
      account_type = excluded.account_type, owner_email = excluded.owner_email, seats = excluded.seats,
      reseller = excluded.reseller, bulk_license = excluded.bulk_license, zoom_created_at = excluded.zoom_created_at,
      subscription_start = excluded.subscription_start, subscription_end = excluded.subscription_end,
      other_fields = excluded.other_fields, search = excluded.search, sort_name = excluded.sort_name, listed_at = excluded.listed_at,
      gone_at = null
    where (${named("accounts")}) is distinct from (${named("excluded")}) or accounts.gone_at is not null
    returning id`;
}

const COMPARED = `name account_number account_type owner_email seats reseller bulk_license zoom_created_at
  subscription_start subscription_end other_fields search sort_name`.split(/\s+/);

function named(row: "accounts" | "excluded"): SQL {
  return sql.raw(COMPARED.map((column) => `${row}.${column}`).join(", "));
}

function accountColumns(row: ZoomAccountRow): Listed {
  const { createdAt, ...columns } = row;
  const name = row.name || row.id;
  const search = searchText([name, row.id, row.accountNumber, row.ownerEmail]);
  return { ...columns, name, zoomCreatedAt: createdAt, search, sortName: sortName(name) };
}

// An index takes some 2,700 bytes; whole characters, of four bytes at most.
const SORTED_CHARACTERS = 200;

function sortName(name: string): string {
  const folded = foldSearch(name);
  return folded.length <= SORTED_CHARACTERS ? folded : [...folded].slice(0, SORTED_CHARACTERS).join("");
}
