import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { CalendarDate } from "@/lib/domain/calendar-date";
import type { RenewalDay, RenewalSums } from "@/lib/domain/renewal";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import type { Context } from "@/lib/server/context";
import { readRows } from "@/lib/server/db/read-rows";
import { lastRead, renewalSource, withChecks } from "@/lib/server/services/renewals/renewal-rows";

/** What Zoom will invoice: neither cancelled nor expired. */
export const invoicedLine = sql`coalesce(plan_lines.status, '') not in ('cancelled', 'expired')`;

type Summed = Omit<RenewalDay, "date"> & {
  /** null: the whole range. */
  date: CalendarDate | null;
  listed: number;
  oldest: Date | null;
  newest: Date | null;
};

/** Sums up in the database what a range's rows are, by day and in all. */
export async function sumRenewals(
  { db }: Pick<Context, "db">,
  range: Pick<RenewalQuery, "from" | "to" | "q">,
): Promise<RenewalSums> {
  const summed = await readRows<Summed>(db, sumStatement(range));
  const days = summed.flatMap(({ date, lines, accounts, hosts }) =>
    date === null ? [] : [{ date, lines, accounts, hosts }],
  );
  const all = summed.find(({ date }) => date === null);
  return {
    listed: all?.listed ?? 0,
    days,
    total: { lines: all?.lines ?? 0, accounts: all?.accounts ?? 0, hosts: all?.hosts ?? 0 },
    oldestReadAt: all?.oldest?.toISOString() ?? null,
    newestReadAt: all?.newest?.toISOString() ?? null,
  };
}

// First by day and sub-account, of which there are half as many as lines.
function sumStatement(range: Pick<RenewalQuery, "from" | "to" | "q">): SQL {
  return sql`select date, coalesce(sum(listed), 0)::int as listed, coalesce(sum(lines), 0)::int as lines,
      (count(distinct account) filter (where lines > 0))::int as accounts, coalesce(sum(hosts), 0)::float8 as hosts,
      min(read_at) as oldest, max(read_at) as newest
    from (select plan_lines.next_invoice_date as date, accounts.id as account, count(*) as listed,
        count(*) filter (where ${invoicedLine}) as lines,
        sum(plan_lines.hosts) filter (where ${invoicedLine}) as hosts, min(${lastRead}) as read_at
      ${renewalSource(range, withChecks)} group by 1, 2) as invoiced
    group by rollup (date) order by date`;
}
