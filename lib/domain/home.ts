import type { AccountPage, AccountRow } from "./account";
import type { CalendarDate } from "./calendar-date";
import type { Change } from "./change";
import type { PlanDifference } from "./difference";
import type { RenewalReport } from "./renewal";

/** The first of a longer list, and how many there are in all. */
export type Some<Item> = { items: Item[]; total: number };

/** All that one sub-account is invoiced for on one day. Hosts are whole numbers over all of its lines. */
export type InvoicedAccount = {
  date: CalendarDate;
  accountId: string;
  accountName: string;
  lines: number;
  hosts: number;
};

/** What the first page shows. `today` is the reader's calendar day. */
export type Home = {
  today: CalendarDate;
  notKnown: Some<Change>;
  needsPerson: Some<Change>;
  couldNotRead: Some<AccountRow> & Pick<AccountPage, "totalIsExact">;
  recent: Change[];
  /** What changed elsewhere since yesterday, newest first. */
  elsewhere: Some<PlanDifference>;
  /** The next 7 days, by sub-account and day. */
  week: Some<InvoicedAccount> & { to: CalendarDate; accounts: number; hosts: number };
  /** The next 30 days, by day. */
  month: Pick<RenewalReport, "from" | "to" | "days" | "total">;
};
