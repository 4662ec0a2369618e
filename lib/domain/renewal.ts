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
  status: string | null;
  /** When the plans were read (ISO 8601, UTC). */
  readAt: string;
};

/** Sum over one calendar day. */
export type RenewalDay = { date: CalendarDate; lines: number; accounts: number; hosts: number };

/** Answer of GET /api/renewals; both ends of the range are included. */
export type RenewalReport = {
  from: CalendarDate;
  to: CalendarDate;
  rows: RenewalRow[];
  days: RenewalDay[];
  total: { lines: number; accounts: number; hosts: number };
  /** Oldest and newest reading behind the rows; null when there are none. */
  oldestReadAt: string | null;
  newestReadAt: string | null;
};
