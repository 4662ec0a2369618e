import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { AccountSort } from "@/lib/domain/account-query";
import { accounts } from "@/lib/server/db/schema";
import { accountChecks } from "@/lib/server/db/sync-schema";

/** An order of the directory, as one index has it: by a value that may be missing, then by what tells equal ones apart. */
export type AccountOrder = {
  descending: boolean;
  /** What it reads when `rows` are the sub-accounts. */
  from: (rows: SQL) => SQL;
  /** null: the name, which is never missing. */
  value: { column: SQL; type: SQL } | null;
  ties: { column: SQL; of: "sortName" | "id" }[];
};

const byName: AccountOrder["ties"] = [
  { column: sql`${accounts.sortName}`, of: "sortName" },
  { column: sql`${accounts.id}`, of: "id" },
];
const alone: AccountOrder["from"] = (rows) => sql`${rows} accounts`;
// When plans were read stands apart from the accounts: it changes with every reading, the others hardly ever.
const withChecks: AccountOrder["from"] = (rows) =>
  sql`${accountChecks} join ${rows} accounts on ${accounts.id} = ${accountChecks.accountId}`;

const ORDERS: Record<string, Omit<AccountOrder, "descending">> = {
  name: { from: alone, value: null, ties: byName },
  nextInvoice: {
    from: alone,
    value: { column: sql`${accounts.nextInvoiceDate}`, type: sql`date` },
    ties: byName,
  },
  hosts: {
    from: alone,
    value: { column: sql`${accounts.baseHosts}`, type: sql`integer` },
    ties: byName,
  },
  readAt: {
    from: withChecks,
    value: { column: sql`${accountChecks.readAt}`, type: sql`timestamptz` },
    ties: [{ column: sql`${accountChecks.accountId}`, of: "id" }],
  },
};

/**
 * The order of a sort: equal values by name and id (those of `readAt` by id), all of it turned round by a minus; rows
 * without a value are last in both directions.
 */
export function accountOrder(sort: AccountSort): AccountOrder {
  const order = ORDERS[sort.replace("-", "")];
  if (!order) throw new Error(`no order for the sort ${sort}`);
  return { ...order, descending: sort.startsWith("-") };
}
