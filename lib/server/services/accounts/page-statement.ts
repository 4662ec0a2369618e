import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { accounts } from "@/lib/server/db/schema";
import { accountChecks } from "@/lib/server/db/sync-schema";
import type { AccountOrder } from "@/lib/server/services/accounts/account-order";
import type { ListedRow } from "@/lib/server/services/accounts/account-row";

/** A row to begin behind, by its value in the order (null: it has none), its folded name and its id. */
export type Place = { value: string | null; sortName: string; id: string };

/**
 * Which rows to read, one after another: those with a value or those without (`missing`), along the order or against
 * it, from one end or from behind a row. `planned`: see `plannedRows`.
 */
export type Walk = {
  missing: boolean;
  backwards: boolean;
  behind: Place | null;
  limit: number;
  planned: number;
};

/** A row as read, and its value in the order. */
export type WalkedRow = ListedRow & { sortName: string; sortValue: string | null };

const COLUMNS = sql.join(
  Object.entries({
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
    sortName: accounts.sortName,
  } satisfies Record<keyof Omit<WalkedRow, "plansReadAt" | "sortValue">, unknown>).map(
    ([name, column]) => sql`${column} as ${sql.identifier(name)}`,
  ),
  sql`, `,
);

/**
 * For how many rows of a directory of `listed` sub-accounts the planner is told to plan.
 *
 * It believes that what a filter leaves is spread evenly over an order, and that walking the order will soon have met
 * a page of it. Often it is not: sub-accounts without a plan are all at the end of the order by hosts. Told to plan for
 * a fiftieth of all, it walks only when a good part of all rows fits, and takes the filter's own index otherwise.
 * Reading stops at the page's end all the same.
 */
export function plannedRows(listed: number): number {
  return Math.max(100, Math.ceil(listed / 50));
}

/** The statement that reads `WalkedRow`s. It stops at the limit: a page in the middle costs what the first one costs. */
export function pageStatement(filter: SQL, order: AccountOrder, walk: Walk): SQL {
  const { from, value, ties } = order;
  const down = order.descending !== walk.backwards;
  const columns = [...(value ? [value.column] : []), ...ties.map(({ column }) => column)];
  const direction = down ? sql`desc nulls first` : sql`asc nulls last`;
  const ordered = columns.map((column) => sql`${column} ${direction}`);
  const sortValue = value ? sql`${value.column}::text` : sql`null`;
  const conditions = [filter, ...partOf(order, walk), ...behind(order, walk, down)];
  const readAt = sql`(select ${accountChecks.readAt} from ${accountChecks} where ${accountChecks.accountId} = page.id)`;
  const names = columns.map((_, i) => sql.identifier(`order${i}`));
  const keys = columns.map((column, i) => sql`${column} as ${names[i]}`);
  return sql`with page as materialized (
    select ${COLUMNS}, ${sortValue} as "sortValue", ${sql.join(keys, sql`, `)} from ${from}
    where ${sql.join(conditions, sql` and `)}
    order by ${sql.join(ordered, sql`, `)} limit ${Math.max(walk.planned, walk.limit)})
    select page.*, ${readAt} as "plansReadAt" from page
    order by ${sql.join(
      names.map((name) => sql`page.${name} ${direction}`),
      sql`, `,
    )} limit ${walk.limit}`;
}

function partOf({ value }: AccountOrder, { missing }: Walk): SQL[] {
  if (!value) return [];
  return [missing ? sql`${value.column} is null` : sql`${value.column} is not null`];
}

function behind({ value, ties }: AccountOrder, { missing, behind: place }: Walk, down: boolean): SQL[] {
  if (!place) return [];
  const byValue = value && !missing;
  const columns = [...(byValue ? [value.column] : []), ...ties.map(({ column }) => column)];
  const bounds = [
    ...(byValue ? [sql`${place.value}::${value.type}`] : []),
    ...ties.map(({ of }) => sql`${place[of]}`),
  ];
  const compare = down ? sql`<` : sql`>`;
  return [sql`(${sql.join(columns, sql`, `)}) ${compare} (${sql.join(bounds, sql`, `)})`];
}
