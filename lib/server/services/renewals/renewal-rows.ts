import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { planCycle, planLabel } from "@/lib/domain/plan-catalogue";
import { listLabel } from "@/lib/domain/plan-groups";
import type { RenewalRow } from "@/lib/domain/renewal";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import { accounts, planLineRows } from "@/lib/server/db/schema";
import { accountChecks, accountRenewals } from "@/lib/server/db/sync-schema";
import { searchCondition } from "@/lib/server/services/accounts/search-text";
import { behindPlace, type RenewalPlace, renewalOrder } from "@/lib/server/services/renewals/renewal-order";

/** A row of `renewalStatement`. */
export type ReadRenewal = Omit<RenewalRow, "label" | "cycle" | "readAt" | "hosts" | "amount"> & {
  // pg gives a bigint and a numeric as text.
  hosts: string | null;
  amount: string | null;
  readAt: Date;
  sortName: string;
  position: number;
};

const date = planLineRows.nextInvoiceDate;

// A sub-account's amount is of its whole invoice: it stands at the first line of that day.
const amount = sql`case when ${accountRenewals.nextRenewalDate} = ${date} and not exists (
  select 1 from plan_lines earlier where earlier.account_id = ${planLineRows.accountId}
  and earlier.next_invoice_date = ${date} and earlier.position < ${planLineRows.position})
  then ${accountRenewals.amount} end`;

/** SQL: the join that `lastRead` takes. */
export const withChecks = sql`left join ${accountChecks} on ${accountChecks.accountId} = ${accounts.id}`;

/** SQL: when plans were last read. A reading that shows what is kept writes nothing but the check. */
export const lastRead = sql`greatest(${accounts.plansReadAt}, ${accountChecks.readAt})`;

/**
 * The tables and conditions of the plan lines whose next invoice falls into a range, both ends included. Customers who
 * pay Zoom themselves keep the lines they had, but nobody is invoiced here for them.
 */
export function renewalSource({ from, to, q }: Pick<RenewalQuery, "from" | "to" | "q">, more = sql``): SQL {
  const searched = searchCondition(q ?? "");
  return sql`from ${planLineRows} join ${accounts} on ${accounts.id} = ${planLineRows.accountId} ${more}
    where ${date} between ${from}::date and ${to}::date and ${accounts.goneAt} is null
    and ${accounts.plansReadAt} is not null and ${accounts.payMode} is distinct from 'sub' ${searched ? sql`and ${searched}` : sql``}`;
}

/** The statement that reads `ReadRenewal`s in the asked order, all of them or those behind a place. */
export function renewalStatement(query: RenewalQuery, behind: RenewalPlace | null = null): SQL {
  const more = sql`left join ${accountRenewals} on ${accountRenewals.accountId} = ${accounts.id} ${withChecks}`;
  return sql`select ${accounts.id} as "accountId", ${accounts.name} as "accountName",
    ${accounts.accountNumber} as "accountNumber", ${date} as "nextInvoiceDate", ${planLineRows.family} as "family",
    ${planLineRows.path} as "path", ${planLineRows.type} as "type", ${planLineRows.hosts} as "hosts",
    ${amount} as "amount", ${planLineRows.status} as "status", ${lastRead} as "readAt",
    ${accounts.sortName} as "sortName", ${planLineRows.position} as "position"
    ${renewalSource(query, more)} ${behind ? sql`and ${behindPlace(query.sort, behind)}` : sql``}
    order by ${renewalOrder(query.sort)}`;
}

/** A row as our API gives it; named one by one, because copying the rest of an object took most of an export's time. */
export function renewalRow(row: ReadRenewal): RenewalRow {
  const { type, path } = row;
  return {
    accountId: row.accountId,
    accountName: row.accountName,
    accountNumber: row.accountNumber,
    nextInvoiceDate: row.nextInvoiceDate,
    family: row.family,
    path,
    type,
    label: type === null ? path : listLabel(planLabel(type)),
    cycle: type === null ? null : planCycle(type),
    hosts: numberIn(row.hosts),
    amount: numberIn(row.amount),
    status: row.status,
    readAt: row.readAt.toISOString(),
  };
}

/** Where a row stands. */
export function renewalPlace(row: ReadRenewal): RenewalPlace {
  const { nextInvoiceDate, sortName, accountId, position } = row;
  return { nextInvoiceDate, hosts: numberIn(row.hosts), sortName, accountId, position };
}

function numberIn(text: string | null): number | null {
  return text === null ? null : Number(text);
}
