import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { COUNTED_AT_MOST } from "@/lib/domain/account";
import { written } from "@/lib/server/db/read-rows";
import { accounts } from "@/lib/server/db/schema";
import type { AccountOrder } from "@/lib/server/services/accounts/account-order";
import { LISTED_COLUMNS, rowsOf } from "@/lib/server/services/accounts/page-rows";

/** A row to begin behind, by its value in the order (null: it has none), its folded name and its id. */
export type Place = { value: string | null; sortName: string; id: string };

/** Where a page begins: at one end of the order or behind a row, and which way it reads from there. */
export type Start = { backwards: boolean; behind: Place | null };

/** A part of an order: the rows with a value, or those without (`missing`). */
export type Part = Start & { missing: boolean; limit: number };

/** How far an order is walked for rows of a filter, before the filter's own indexes are asked instead. */
export const WALKED_AT_MOST = 2_500;
const PLANNED_FOR = 1_000;

/** What orders and counts the rows that a filter finds. */
const FOUND = written(
  sql.join([accounts.id, accounts.sortName, accounts.baseHosts, accounts.nextInvoiceDate], sql`, `),
);

/**
 * Counts what a filter finds, up to one more than `COUNTED_AT_MOST`. When there are no more it gives the `ids` of the
 * page, for `namedStatement`: a set so small is sorted sooner than its rows are met in an order. Of more it gives what
 * `walkStatement` does, in the same round trip.
 * @param along the order of an index by which to count
 */
export function foundStatement(
  filter: SQL,
  { along, range }: { along: SQL | undefined; range: SQL | undefined },
  order: AccountOrder,
  part: Part,
): SQL {
  const counting = along ? sql`order by ${along}` : sql``;
  const total = sql`(select total from counted)`;
  const page = walked(sql`${total} > ${COUNTED_AT_MOST}`, filter, range, order, part);
  return sql`with found as materialized (
      select ${FOUND} from ${accounts} where ${filter} ${counting} limit ${COUNTED_AT_MOST + 1}),
    counted as materialized (select count(*)::int as total from found)
    select ${total} as total, (select json_agg(id) from (
        select ${accounts.id} from ${order.from(sql`found`)}
        where ${total} <= ${COUNTED_AT_MOST} and ${behindInBoth(order, part)}
        order by ${wholeOrder(order, part)} limit ${part.limit}) small) as ids, ${rowsOf(page)}`;
}

/** Reads the rows of a page by their ids, in the order in which those are given. */
export function namedStatement(ids: string[], order: AccountOrder): SQL {
  return sql`select ${rowsOf(sql`select ${LISTED_COLUMNS}, ${sortValue(order)} as sort_value, true as fits, 0 as place
    from unnest(${sql.param(ids)}::text[]) with ordinality as named (id, at)
    join ${order.from(sql`${accounts}`)} on ${accounts.id} = named.id order by named.at`)}`;
}

/**
 * Walks a part of an order until a page is full, and no further than `WALKED_AT_MOST` rows: what a filter leaves may
 * all be at the other end. The last of so many comes along whether or not it fits, and tells that there may be more.
 * @param range what the filter demands of the order's own value: the walk begins and ends there
 */
export function walkStatement(filter: SQL, range: SQL | undefined, order: AccountOrder, part: Part): SQL {
  return sql`select ${rowsOf(walked(sql`true`, filter, range, order, part))}`;
}

// Numbered outside, where the rows stand in their order for certain. Limits are written out: for one that it does not
// know the planner expects a tenth of all rows, and so it would plan the walk anew each time.
function walked(when: SQL, filter: SQL, range: SQL | undefined, order: AccountOrder, part: Part): SQL {
  const most = sql.raw(String(WALKED_AT_MOST));
  const within = sql`${when} and ${accounts.goneAt} is null${range ? sql` and ${range}` : sql``}`;
  return sql`select * from (select *, row_number() over () as place from (
      select ${LISTED_COLUMNS}, ${sortValue(order)} as sort_value, (${filter}) as fits ${partOf(within, order, part)}
      limit ${most}) met) walked
    where fits or place = ${most} limit ${sql.raw(String(part.limit))}`;
}

/**
 * Reads a part of an order as is cheapest for `PLANNED_FOR` rows, and not for a page: the walk has met fewer of them
 * than the planner expects.
 */
export function sortStatement(filter: SQL, order: AccountOrder, part: Part): SQL {
  return sql`with sorted as materialized (
      select ${LISTED_COLUMNS}, ${sortValue(order)} as sort_value, true as fits, 0 as place
      ${partOf(filter, order, part)} limit ${PLANNED_FOR})
    select ${rowsOf(sql`select * from sorted limit ${part.limit}`)}`;
}

function partOf(condition: SQL, order: AccountOrder, part: Part): SQL {
  const after = part.behind ? sql` and ${behind(order, part)}` : sql``;
  return sql`from ${order.from(sql`${accounts}`)} where ${condition} and ${inPart(order, part.missing)}${after}
    order by ${sql.join(sortKeys(order, part), sql`, `)}`;
}

function sortValue({ value }: AccountOrder): SQL {
  return value ? sql`${value.column}::text` : sql`null::text`;
}

function sortKeys({ descending, value, ties }: AccountOrder, { backwards }: Start): SQL[] {
  const direction = descending !== backwards ? sql`desc nulls first` : sql`asc nulls last`;
  const columns = [...(value ? [value.column] : []), ...ties.map(({ column }) => column)];
  return columns.map((column) => sql`${column} ${direction}`);
}

function wholeOrder(order: AccountOrder, start: Start): SQL {
  const missing = order.value
    ? [sql`(${order.value.column} is null) ${start.backwards ? sql`desc` : sql`asc`}`]
    : [];
  return sql.join([...missing, ...sortKeys(order, start)], sql`, `);
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
