import "server-only";
import { addDays, type CalendarDate } from "@/lib/domain/calendar-date";
import type { ChangeState } from "@/lib/domain/change";
import type { Home, InvoicedAccount } from "@/lib/domain/home";
import type { RenewalReport, RenewalRow } from "@/lib/domain/renewal";
import { isInvoiced, renewalDays, renewalTotal } from "@/lib/domain/renewal-sums";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { listAccounts } from "@/lib/server/services/accounts/list-accounts";
import { listChanges } from "@/lib/server/services/changes/list-changes";
import { newDifferences } from "@/lib/server/services/differences/list-differences";
import { listRenewals } from "@/lib/server/services/renewals/list-renewals";

const SHOWN = 8;
const WEEK_DAYS = 6;
const MONTH_DAYS = 30;

/**
 * What the first page shows, from the snapshot and the journal alone: Zoom is not asked.
 * @param today the reader's calendar day, from which the coming week and month are counted
 * @param yesterday the moment at which the day before began where the reader is
 */
export async function readHome(
  context: Context,
  caller: Caller,
  { today, yesterday }: { today: CalendarDate; yesterday: Date },
): Promise<Home> {
  authorise(caller, "accounts.read");
  const inState = (state: ChangeState) => listChanges(context, caller, { state, limit: SHOWN });
  const [notKnown, needsPerson, recent, couldNotRead, elsewhere, month] = await Promise.all([
    inState("unknown"),
    inState("needs_person"),
    listChanges(context, caller, { limit: SHOWN }),
    listAccounts(context, caller, { status: "could_not_read", sort: "name", limit: SHOWN }),
    newDifferences(context, caller, { since: yesterday, limit: SHOWN }),
    listRenewals(context, caller, { from: today, to: addDays(today, MONTH_DAYS), sort: "date" }),
  ]);
  return {
    today,
    notKnown,
    needsPerson,
    couldNotRead,
    recent: recent.items,
    elsewhere,
    week: weekOf(month, addDays(today, WEEK_DAYS)),
    month: { from: month.from, to: month.to, days: renewalDays(month.rows), total: month.total },
  };
}

function weekOf(report: RenewalReport, to: CalendarDate): Home["week"] {
  const rows = report.rows.filter((row) => row.nextInvoiceDate <= to && isInvoiced(row));
  const invoiced = byAccountAndDay(rows);
  const { accounts, hosts } = renewalTotal(rows);
  return { items: invoiced.slice(0, SHOWN), total: invoiced.length, to, accounts, hosts };
}

function byAccountAndDay(rows: RenewalRow[]): InvoicedAccount[] {
  const found = new Map<string, InvoicedAccount>();
  for (const { nextInvoiceDate: date, accountId, accountName, hosts } of rows) {
    const key = `${date} ${accountId}`;
    const sum = found.get(key) ?? { date, accountId, accountName, lines: 0, hosts: 0 };
    found.set(key, { ...sum, lines: sum.lines + 1, hosts: sum.hosts + (hosts ?? 0) });
  }
  return [...found.values()];
}
