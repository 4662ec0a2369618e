import "server-only";
import { type AnyColumn, asc, desc, type SQL, sql } from "drizzle-orm";
import type { AccountSort } from "@/lib/domain/account-query";
import { accounts } from "@/lib/server/db/schema";
import type { Cursor } from "@/lib/server/services/accounts/cursor";

type Row = typeof accounts.$inferSelect;

/** The column a sort goes by, and its value in a row as a cursor keeps it. */
const SORTED: Record<string, { column: AnyColumn; type: SQL; value: (row: Row) => string | number | null }> =
  {
    name: { column: accounts.sortName, type: sql`text`, value: () => null },
    nextInvoice: { column: accounts.nextInvoiceDate, type: sql`date`, value: (row) => row.nextInvoiceDate },
    hosts: { column: accounts.baseHosts, type: sql`integer`, value: (row) => row.baseHosts },
    readAt: {
      column: accounts.plansReadAt,
      type: sql`timestamptz`,
      value: (row) => row.plansReadAt?.toISOString() ?? null,
    },
  };

function sorted(sort: AccountSort) {
  const descending = sort.startsWith("-");
  const found = SORTED[sort.replace("-", "")];
  if (!found) throw new Error(`no column for the sort ${sort}`);
  return { ...found, descending };
}

/** The order of a sort: rows without a value last in both directions, equal ones by name, then by id. */
export function accountOrder(sort: AccountSort): SQL[] {
  const { column, descending } = sorted(sort);
  const first = descending ? desc(column) : asc(column);
  return [sql`${first} nulls last`, asc(accounts.sortName), asc(accounts.id)];
}

/** The cursor that leads on from a row. */
export function cursorOf(row: Row, sort: AccountSort): Cursor {
  return { sort, value: sorted(sort).value(row), id: row.id };
}

/**
 * The rows that come after a cursor.
 * @param sortName of the cursor's row, looked up anew: a cursor must stay short and names are long
 */
export function afterCursor({ sort, value, id }: Cursor, sortName: string): SQL {
  const { column, type, descending } = sorted(sort);
  const later = sql`(${accounts.sortName}, ${accounts.id}) > (${sortName}, ${id})`;
  const compare = descending ? sql`<` : sql`>`;
  const from = column === accounts.sortName ? sortName : value;
  if (from === null) return sql`(${column} is null and ${later})`;
  const bound = sql`${from}::${type}`;
  return sql`(${column} ${compare} ${bound} or (${column} = ${bound} and ${later}) or ${column} is null)`;
}
