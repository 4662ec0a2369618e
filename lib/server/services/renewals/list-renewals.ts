import "server-only";
import { and, asc, between, eq, isNull } from "drizzle-orm";
import { planCycle, planLabel } from "@/lib/domain/plan-catalogue";
import { listLabel } from "@/lib/domain/plan-groups";
import type { RenewalReport, RenewalRow } from "@/lib/domain/renewal";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import { renewalDays, renewalTotal, sortRenewals } from "@/lib/domain/renewal-sums";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { accounts, planLineRows } from "@/lib/server/db/schema";
import { searchCondition } from "@/lib/server/services/accounts/search-text";

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
  const rows = sortRenewals(await readRows(context, query), query.sort);
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

async function readRows(context: Context, query: RenewalQuery): Promise<RenewalRow[]> {
  const found = await context.db
    .select({ line: planLineRows, account: accounts })
    .from(planLineRows)
    .innerJoin(accounts, eq(accounts.id, planLineRows.accountId))
    .where(
      and(
        between(planLineRows.nextInvoiceDate, query.from, query.to),
        isNull(accounts.goneAt),
        searchCondition(query.q ?? ""),
      ),
    )
    .orderBy(
      asc(planLineRows.nextInvoiceDate),
      asc(accounts.sortName),
      asc(accounts.id),
      asc(planLineRows.position),
    );
  return found.flatMap(toRow);
}

type Found = { line: typeof planLineRows.$inferSelect; account: typeof accounts.$inferSelect };

function toRow({ line, account }: Found): RenewalRow[] {
  if (line.nextInvoiceDate === null || account.plansReadAt === null) return [];
  return [
    {
      accountId: account.id,
      accountName: account.name,
      accountNumber: account.accountNumber,
      nextInvoiceDate: line.nextInvoiceDate,
      family: line.family,
      path: line.path,
      type: line.type,
      label: line.type === null ? line.path : listLabel(planLabel(line.type)),
      cycle: line.type === null ? null : planCycle(line.type),
      hosts: line.hosts,
      status: line.status,
      readAt: account.plansReadAt.toISOString(),
    },
  ];
}
