import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { CalendarDate } from "@/lib/domain/calendar-date";
import type { RenewalSort } from "@/lib/domain/renewal-sorts";
import { accounts, planLineRows } from "@/lib/server/db/schema";

/** Where a row stands in every order. */
export type RenewalPlace = {
  nextInvoiceDate: CalendarDate;
  hosts: number | null;
  sortName: string;
  accountId: string;
  position: number;
};

type Lead = {
  column: SQL;
  /** Whether rows without a value exist; they are the least. */
  optional: boolean;
  valueIn: (place: RenewalPlace) => SQL | null;
};

const date = planLineRows.nextInvoiceDate;
// Equal rows stay in the order of their days, whichever way the asked order goes.
const within = sql`${date}, ${accounts.sortName}, ${accounts.id}, ${planLineRows.position}`;

const LEADS: Record<string, Lead> = {
  date: { column: sql`${date}`, optional: false, valueIn: (at) => sql`${at.nextInvoiceDate}::date` },
  account: { column: sql`${accounts.sortName}`, optional: false, valueIn: (at) => sql`${at.sortName}` },
  hosts: {
    column: sql`${planLineRows.hosts}`,
    optional: true,
    valueIn: ({ hosts }) => (hosts === null ? null : sql`${hosts}::bigint`),
  },
};

/** The columns that a sort orders by. */
export function renewalOrder(sort: RenewalSort): SQL {
  const { column, optional } = leadOf(sort);
  if (sort.startsWith("-")) return sql`${column} desc ${optional ? sql`nulls last` : sql``}, ${within}`;
  return sql`${column} ${optional ? sql`nulls first` : sql``}, ${within}`;
}

/** The condition of the rows that a sort puts behind a place. */
export function behindPlace(sort: RenewalSort, place: RenewalPlace): SQL {
  const { column, optional, valueIn } = leadOf(sort);
  const down = sort.startsWith("-");
  const tied = sql`(${within}) > (${place.nextInvoiceDate}::date, ${place.sortName}, ${place.accountId},
    ${place.position}::integer)`;
  const value = valueIn(place);
  if (value === null)
    return down ? sql`${column} is null and ${tied}` : sql`(${column} is not null or ${tied})`;
  // The first half alone is what an index is entered by.
  if (!down) return sql`${column} >= ${value} and (${column} > ${value} or ${tied})`;
  const below = sql`${column} <= ${value} and (${column} < ${value} or ${tied})`;
  return optional ? sql`(${column} is null or ${below})` : below;
}

function leadOf(sort: RenewalSort): Lead {
  const lead = LEADS[sort.replace("-", "")];
  if (!lead) throw new Error(`no order for the sort ${sort}`);
  return lead;
}
