import "server-only";
import { sql } from "drizzle-orm";
import type { InvoicedAccount } from "@/lib/domain/home";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import type { Context } from "@/lib/server/context";
import { readRows } from "@/lib/server/db/read-rows";
import { renewalSource } from "@/lib/server/services/renewals/renewal-rows";
import { invoicedLine } from "@/lib/server/services/renewals/sum-renewals";

/** The first sub-accounts that are invoiced in a range, by day and name, with all that they are invoiced for then. */
export function invoicedAccounts(
  { db }: Pick<Context, "db">,
  range: Pick<RenewalQuery, "from" | "to">,
  limit: number,
): Promise<InvoicedAccount[]> {
  return readRows<InvoicedAccount>(
    db,
    sql`select plan_lines.next_invoice_date as date, accounts.id as "accountId", accounts.name as "accountName",
      count(*)::int as lines, coalesce(sum(plan_lines.hosts), 0)::float8 as hosts
    ${renewalSource(range)} and ${invoicedLine}
    group by 1, 2 order by 1, accounts.sort_name, 2 limit ${limit}`,
  );
}
