import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { planCycle, planLabel } from "@/lib/domain/plan-catalogue";
import { listLabel } from "@/lib/domain/plan-groups";
import type { RenewalRow } from "@/lib/domain/renewal";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import { accounts, planLineRows } from "@/lib/server/db/schema";
import { searchCondition } from "@/lib/server/services/accounts/search-text";

/** A row of `renewalStatement`. */
export type ReadRenewal = Omit<RenewalRow, "label" | "cycle" | "readAt" | "hosts"> & {
  hosts: string | null;
  readAt: Date;
};

const date = planLineRows.nextInvoiceDate;
const within = sql`${date}, ${accounts.sortName}, ${accounts.id}, ${planLineRows.position}`;

// Equal rows stay in the order of their days, whichever way the asked order goes.
const ORDERS: Record<RenewalQuery["sort"], SQL> = {
  date: within,
  "-date": sql`${date} desc, ${within}`,
  account: sql`${accounts.sortName}, ${within}`,
  "-account": sql`${accounts.sortName} desc, ${within}`,
  hosts: sql`${planLineRows.hosts} asc nulls first, ${within}`,
  "-hosts": sql`${planLineRows.hosts} desc nulls last, ${within}`,
};

/** The tables and conditions of the plan lines whose next invoice falls into a range, both ends included. */
export function renewalSource({ from, to, q }: Pick<RenewalQuery, "from" | "to" | "q">): SQL {
  const searched = searchCondition(q ?? "");
  return sql`from ${planLineRows} join ${accounts} on ${accounts.id} = ${planLineRows.accountId}
    where ${date} between ${from}::date and ${to}::date and ${accounts.goneAt} is null
    and ${accounts.plansReadAt} is not null ${searched ? sql`and ${searched}` : sql``}`;
}

/** The statement that reads `ReadRenewal`s in the asked order. */
export function renewalStatement(query: RenewalQuery): SQL {
  return sql`select ${accounts.id} as "accountId", ${accounts.name} as "accountName",
    ${accounts.accountNumber} as "accountNumber", ${date} as "nextInvoiceDate", ${planLineRows.family} as "family",
    ${planLineRows.path} as "path", ${planLineRows.type} as "type", ${planLineRows.hosts} as "hosts",
    ${planLineRows.status} as "status", ${accounts.plansReadAt} as "readAt"
    ${renewalSource(query)} order by ${ORDERS[query.sort]}`;
}

/** A row as our API gives it; named one by one, because copying the rest of an object took most of an export's time. */
export function renewalRow(row: ReadRenewal): RenewalRow {
  const { type, path, hosts } = row;
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
    // pg gives a bigint as text.
    hosts: hosts === null ? null : Number(hosts),
    status: row.status,
    readAt: row.readAt.toISOString(),
  };
}
