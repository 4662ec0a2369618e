import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { COUNTED_AT_MOST } from "@/lib/domain/account";
import { accounts, directoryTotal } from "@/lib/server/db/schema";
import { accountChecks } from "@/lib/server/db/sync-schema";
import type { AccountOrder } from "@/lib/server/services/accounts/account-order";
import type { ListedRow } from "@/lib/server/services/accounts/account-row";

/** A row to begin behind, by its value in the order (null: it has none), its folded name and its id. */
export type Place = { value: string | null; sortName: string; id: string };

/** Where a page begins: at one end of the order or behind a row, and which way it reads from there. */
export type Start = { backwards: boolean; behind: Place | null };

/** A part of an order: the rows with a value, or those without (`missing`). */
export type Part = Start & { missing: boolean; limit: number };

/** A row as read, and its value in the order. */
export type WalkedRow = ListedRow & { sortValue: string | null };

/** How far an order is walked for rows of a filter, before the filter's own indexes are asked instead. */
const WALKED_AT_MOST = 2_500;

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
  plansReadAt: accountChecks.readAt,
  sortValue: sql`page."sortValue"`,
} satisfies Record<keyof WalkedRow, unknown>;

const FIELDS = sql.join(
  Object.entries(COLUMNS).map(([name, column]) => sql`${sql.raw(`'${name}'`)}, ${column}`),
  sql`, `,
);

/** How many sub-accounts Zoom lists, and when the list was last read: what every answer tells. */
const DIRECTORY = sql`${directoryTotal.listed} as "allTotal", (select max(walked_at) from sync_runs) as "readAt"`;

/**
 * Counts what a filter finds, up to one more than `COUNTED_AT_MOST`, and gives the page of it when there are no more: a
 * set so small is sorted sooner than its rows are met in an order. Of more it gives what `walkStatement` does, in the
 * same round trip.
 */
export function foundStatement(filter: SQL, range: SQL | undefined, order: AccountOrder, part: Part): SQL {
  const missing = order.value
    ? [sql`(${order.value.column} is null) ${part.backwards ? sql`desc` : sql`asc`}`]
    : [];
  const ordered = sql.join([...missing, ...sortKeys(order, part)], sql`, `);
  const counted = sql`(select count(*)::int from found)`;
  return sql`with found as materialized (
      select ${accounts.id}, ${accounts.sortName}, ${accounts.baseHosts}, ${accounts.nextInvoiceDate}
      from ${accounts} where ${filter} limit ${COUNTED_AT_MOST + 1}),
    walked as materialized (${walked(sql`${counted} > ${COUNTED_AT_MOST}`, filter, range, order, part)}),
    page as materialized (select *, row_number() over () as place from (
      (select ${accounts.id}, ${sortValue(order)} as "sortValue" from ${order.from(sql`found`)}
        where ${counted} <= ${COUNTED_AT_MOST} and ${behindInBoth(order, part)}
        order by ${ordered} limit ${part.limit})
      union all (select id, "sortValue" from walked where fits limit ${part.limit})) both_ways)
    select ${DIRECTORY}, ${counted} as total, ${ROWS} as rows, ${gaveUp(part)} as "gaveUp" from ${directoryTotal}`;
}

/**
 * Walks a part of an order until a page is full, and no further than `WALKED_AT_MOST` rows: what a filter leaves may
 * all be at the other end. `gaveUp` tells that there may be more.
 * @param range what the filter demands of the order's own value: the walk begins and ends there
 */
export function walkStatement(filter: SQL, range: SQL | undefined, order: AccountOrder, part: Part): SQL {
  return sql`with walked as materialized (${walked(sql`true`, filter, range, order, part)}),
    page as materialized (select *, row_number() over () as place from walked where fits limit ${part.limit})
    select ${DIRECTORY}, ${ROWS} as rows, ${gaveUp(part)} as "gaveUp" from ${directoryTotal}`;
}

function walked(when: SQL, filter: SQL, range: SQL | undefined, order: AccountOrder, part: Part): SQL {
  const within = sql`${when} and ${accounts.goneAt} is null${range ? sql` and ${range}` : sql``}`;
  return sql`select ${accounts.id}, ${sortValue(order)} as "sortValue", (${filter}) as fits
    ${partOf(within, order, part)} limit ${WALKED_AT_MOST}`;
}

// Counted only when the page is not full: else the walk has not ended, and the count would end it.
function gaveUp({ limit }: Part): SQL {
  return sql`case when (select count(*) from page) < ${limit}
    then (select count(*) from walked) = ${WALKED_AT_MOST} else false end`;
}

/** Reads a part of an order by the filter's indexes, planned as if for all rows of the filter, not only for a page. */
export function sortStatement(filter: SQL, order: AccountOrder, part: Part): SQL {
  return sql`with sorted as materialized (
      select ${accounts.id}, ${sortValue(order)} as "sortValue" ${partOf(filter, order, part)}),
    page as materialized (select *, row_number() over () as place from sorted limit ${part.limit})
    select ${DIRECTORY}, ${ROWS} as rows, false as "gaveUp" from ${directoryTotal}`;
}

function partOf(condition: SQL, order: AccountOrder, part: Part): SQL {
  const after = part.behind ? sql` and ${behind(order, part)}` : sql``;
  return sql`from ${order.from(sql`${accounts}`)} where ${condition} and ${inPart(order, part.missing)}${after}
    order by ${sql.join(sortKeys(order, part), sql`, `)}`;
}

const ROWS = sql`(select coalesce(json_agg(json_build_object(${FIELDS}) order by page.place), '[]') from page
  join ${accounts} on ${accounts.id} = page.id
  left join ${accountChecks} on ${accountChecks.accountId} = page.id)`;

function sortValue({ value }: AccountOrder): SQL {
  return value ? sql`${value.column}::text` : sql`null::text`;
}

function sortKeys({ descending, value, ties }: AccountOrder, { backwards }: Start): SQL[] {
  const direction = descending !== backwards ? sql`desc nulls first` : sql`asc nulls last`;
  const columns = [...(value ? [value.column] : []), ...ties.map(({ column }) => column)];
  return columns.map((column) => sql`${column} ${direction}`);
}

function inPart({ value }: AccountOrder, missing: boolean): SQL {
  if (!value) return sql`true`;
  return missing ? sql`${value.column} is null` : sql`${value.column} is not null`;
}

function behind(order: AccountOrder, { missing, behind: place, backwards }: Omit<Part, "limit">): SQL {
  const byValue = missing ? null : order.value;
  const columns = [...(byValue ? [byValue.column] : []), ...order.ties.map(({ column }) => column)];
  const bounds = [
    ...(byValue ? [sql`${place?.value}::${byValue.type}`] : []),
    ...order.ties.map(({ of }) => sql`${place?.[of]}`),
  ];
  const compare = order.descending !== backwards ? sql`<` : sql`>`;
  return sql`(${sql.join(columns, sql`, `)}) ${compare} (${sql.join(bounds, sql`, `)})`;
}

// Rows without a value come last, and so first when the order is read backwards.
function behindInBoth(order: AccountOrder, start: Start): SQL {
  if (!start.behind) return sql`true`;
  const missing = start.behind.value === null;
  const same = sql`${inPart(order, missing)} and ${behind(order, { ...start, missing })}`;
  return missing === start.backwards && order.value ? sql`(${same} or ${inPart(order, !missing)})` : same;
}
