import "server-only";
import { asc, gt, inArray, sql } from "drizzle-orm";
import type { Context } from "@/lib/server/context";
import { runStatement } from "@/lib/server/db/run-statement";
import { accountRenewals } from "@/lib/server/db/sync-schema";
import type { ZoomRenewal } from "@/lib/server/zoom/renewals";

type Parts = Pick<Context, "db" | "clock">;

const CHUNK = 5_000;

/**
 * Keeps a page of renewals in one statement; only what differs is written. A sub-account whose next invoice moved
 * shows the new day at once, and its plans are due: whoever moved the one may have changed the other.
 * @returns how many differed
 */
export async function storeRenewals({ db, clock }: Parts, renewals: readonly ZoomRenewal[]): Promise<number> {
  const unique = [...new Map(renewals.map((row) => [row.accountId, row])).values()];
  const [row] = await runStatement<{ changed: number }>(
    db,
    sql`with page as (
      select p.* from jsonb_to_recordset(${JSON.stringify(unique)}::jsonb) as p("accountId" text,
        "nextRenewalDate" date, "nextInvoiceDate" date, amount numeric, "autoRenew" boolean, subscriptions jsonb)
      join accounts on accounts.id = p."accountId"),
    put as (
      insert into account_renewals as was
        (account_id, next_renewal_date, amount, auto_renew, subscriptions, changed_at)
      select "accountId", "nextRenewalDate", amount, "autoRenew", subscriptions, ${clock.now()}::timestamptz from page
      on conflict (account_id) do update set next_renewal_date = excluded.next_renewal_date,
        amount = excluded.amount, auto_renew = excluded.auto_renew, subscriptions = excluded.subscriptions,
        changed_at = excluded.changed_at
      where (was.next_renewal_date, was.amount, was.auto_renew, was.subscriptions)
        is distinct from (excluded.next_renewal_date, excluded.amount, excluded.auto_renew, excluded.subscriptions)
      returning account_id),
    moved as (
      update accounts set next_invoice_date = page."nextInvoiceDate" from put join page on page."accountId" = put.account_id
      where accounts.id = put.account_id and page."nextInvoiceDate" is not null
        and accounts.next_invoice_date is distinct from page."nextInvoiceDate"
      returning accounts.id),
    hurried as (
      update account_checks c set due_at = least(due_at, ${clock.now()}::timestamptz) from moved
      where c.account_id = moved.id and c.due_at < 'infinity')
    select count(*)::int as changed from put`,
  );
  return row?.changed ?? 0;
}

/** How many renewals are kept. */
export async function countRenewals({ db }: Parts): Promise<number> {
  return db.$count(accountRenewals);
}

/** Removes the renewals that a complete list no longer names: cancelled, or too far ahead. */
export async function dropRenewals({ db }: Parts, listed: ReadonlySet<string>): Promise<void> {
  let last = "";
  for (;;) {
    const rows = await db
      .select({ id: accountRenewals.accountId })
      .from(accountRenewals)
      .where(gt(accountRenewals.accountId, last))
      .orderBy(asc(accountRenewals.accountId))
      .limit(CHUNK);
    const end = rows.at(-1);
    if (!end) return;
    last = end.id;
    const gone = rows.flatMap(({ id }) => (listed.has(id) ? [] : [id]));
    if (gone.length > 0) await db.delete(accountRenewals).where(inArray(accountRenewals.accountId, gone));
  }
}
