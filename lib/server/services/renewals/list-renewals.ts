import "server-only";
import type { RenewalReport } from "@/lib/domain/renewal";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import { renewalDays, renewalTotal } from "@/lib/domain/renewal-sums";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { readRows } from "@/lib/server/db/read-rows";
import { type ReadRenewal, renewalRow, renewalStatement } from "@/lib/server/services/renewals/renewal-rows";

/**
 * Every plan line whose next invoice falls into the range, over all sub-accounts that Zoom still lists, from the
 * snapshot. Cancelled and expired lines are listed but not summed: Zoom will not invoice them.
 * @param query a range of calendar days, both ends included
 */
export async function listRenewals(
  context: Context,
  caller: Caller,
  query: RenewalQuery,
): Promise<RenewalReport> {
  authorise(caller, "renewals.read");
  const rows = (await readRows<ReadRenewal>(context.db, renewalStatement(query))).map(renewalRow);
  const readings = rows.map((row) => row.readAt).sort();
  return {
    from: query.from,
    to: query.to,
    rows,
    days: renewalDays(rows),
    total: renewalTotal(rows),
    oldestReadAt: readings[0] ?? null,
    newestReadAt: readings.at(-1) ?? null,
  };
}
