import "server-only";
import { and, type SQL, sql } from "drizzle-orm";
import type { AccountQuery } from "@/lib/domain/account-query";
import { statusOfChange } from "@/lib/domain/shown-status";
import { accounts, planLineRows } from "@/lib/server/db/schema";
import { foldSearch, likePattern } from "@/lib/server/services/accounts/search-text";

const inDirectory = sql`${accounts.goneAt} is null`;

// The same rule as `shownStatus`, for rows that are still in the database.
const shownStatus = sql`case ${accounts.openChangeState} ${sql.join(
  Object.entries(statusOfChange).map(([state, status]) => sql`when ${state} then ${status}`),
  sql` `,
)} else ${accounts.status} end`;

/** The rows that a query's search and filters leave; sub-accounts that Zoom no longer lists are never among them. */
export function accountFilter({ q, status, plan, renewsBefore }: AccountQuery): SQL {
  const folded = foldSearch(q ?? "");
  const conditions = [
    inDirectory,
    folded === "" ? undefined : sql`${accounts.search} like ${likePattern(folded)}`,
    status === undefined ? undefined : sql`${shownStatus} = ${status}`,
    plan === undefined ? undefined : hasPlan(plan),
    renewsBefore === undefined ? undefined : sql`${accounts.nextInvoiceDate} < ${renewsBefore}::date`,
  ];
  return and(...conditions) ?? inDirectory;
}

function hasPlan(code: string): SQL {
  return sql`exists (select 1 from ${planLineRows} where ${planLineRows.accountId} = ${accounts.id}
    and ${planLineRows.type} = ${code} and coalesce(${planLineRows.status}, '') not in ('cancelled', 'expired'))`;
}
