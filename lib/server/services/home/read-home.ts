import "server-only";
import { addDays, type CalendarDate } from "@/lib/domain/calendar-date";
import type { ChangeState } from "@/lib/domain/change";
import type { Home } from "@/lib/domain/home";
import type { RenewalSums } from "@/lib/domain/renewal";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { listAccounts } from "@/lib/server/services/accounts/list-accounts";
import { listChanges } from "@/lib/server/services/changes/list-changes";
import { newDifferences } from "@/lib/server/services/differences/list-differences";
import { invoicedAccounts } from "@/lib/server/services/renewals/invoiced-accounts";
import { sumRenewals } from "@/lib/server/services/renewals/sum-renewals";

const SHOWN = 8;
// Both ends are shown: seven days, and thirty.
const WEEK_DAYS = 6;
const MONTH_DAYS = 29;

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
  authorise(caller, "renewals.read");
  const inState = (state: ChangeState) => listChanges(context, caller, { state, limit: SHOWN });
  const week = { from: today, to: addDays(today, WEEK_DAYS) };
  const month = { from: today, to: addDays(today, MONTH_DAYS) };
  const [notKnown, needsPerson, recent, couldNotRead, elsewhere, weekItems, weekSums, monthSums] =
    await Promise.all([
      inState("unknown"),
      inState("needs_person"),
      listChanges(context, caller, { limit: SHOWN }),
      listAccounts(context, caller, { status: "could_not_read", sort: "name", limit: SHOWN }),
      newDifferences(context, caller, { since: yesterday, limit: SHOWN }),
      invoicedAccounts(context, week, SHOWN),
      sumRenewals(context, week),
      sumRenewals(context, month),
    ]);
  return {
    today,
    notKnown,
    needsPerson,
    couldNotRead,
    recent: recent.items,
    elsewhere,
    week: { items: weekItems, to: week.to, ...weekOf(weekSums) },
    month: { ...month, days: monthSums.days, total: monthSums.total },
  };
}

// Each day counts a sub-account once, as the list of the week does.
function weekOf({ days, total }: RenewalSums): Pick<Home["week"], "total" | "accounts" | "hosts"> {
  const listed = days.reduce((sum, { accounts }) => sum + accounts, 0);
  return { total: listed, accounts: total.accounts, hosts: total.hosts };
}
