import type { CalendarDate } from "./calendar-date";

/** One plan line's next invoice. Dates are calendar days, hosts whole numbers. */
export type RenewalRow = {
  accountId: string;
  accountName: string;
  accountNumber: string | null;
  nextInvoiceDate: CalendarDate;
  family: string;
  path: string;
  type: string | null;
  label: string;
  /** "Monthly", "Annual"...; null when the catalogue does not know the code. */
  cycle: string | null;
  hosts: number | null;
  /**
   * What Zoom will invoice the sub-account for on that day, as a whole, in a currency that it does not name. Stands at
   * the first of the day's lines only, so that a column can be summed; null at the others and when Zoom did not tell.
   */
  amount: number | null;
  status: string | null;
  /** When the plans were read (ISO 8601, UTC). */
  readAt: string;
};

/** What will be invoiced, without cancelled and expired lines. */
export type RenewalTotal = { lines: number; accounts: number; hosts: number };

/** Sum over one calendar day. */
export type RenewalDay = RenewalTotal & { date: CalendarDate };

/** Some rows of a range, both ends included; `nextCursor` null: there are no more. */
export type RenewalPage = {
  from: CalendarDate;
  to: CalendarDate;
  rows: RenewalRow[];
  nextCursor: string | null;
};

/** Sums over a whole range, whatever part of its rows was read. */
export type RenewalSums = {
  /** Rows of the range, cancelled and expired lines too. */
  listed: number;
  days: RenewalDay[];
  total: RenewalTotal;
  /** Oldest and newest reading behind the rows; null when there are none. */
  oldestReadAt: string | null;
  newestReadAt: string | null;
};

/** Answer of GET /api/renewals without a cursor; with one it is a `RenewalPage` alone. */
export type RenewalReport = RenewalPage & RenewalSums;
