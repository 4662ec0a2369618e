import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { AccountStatus } from "@/lib/domain/account";
import { type ListColumns, listColumns } from "@/lib/server/sync/list-columns";
import { lineColumns, lineRows, payModeShown, type Reading } from "@/lib/server/sync/store-statement";

/** The first reading of a sub-account, of which nothing is kept yet, with what the directory shows of it. */
export type FirstReading = Reading & { status: AccountStatus };

type Row = Omit<FirstReading, "lines"> & ListColumns & { lines: object[] };

/**
 * The parts of a `with` that keep first readings, any number at once. There is nothing to compare them with, so they
 * need none of the care that replacing a reading takes; where another reading came first, that one stays. The
 * sub-accounts are locked before their plans, as by everybody who writes both.
 */
export function firstReadingParts(readings: readonly FirstReading[]): SQL {
  const rows = readings.map(
    (reading): Row => ({
      ...reading,
      ...listColumns(reading.lines),
      lines: lineRows(reading.lines),
    }),
  );
  // The limit tells Postgres that they are few; else it would read all sub-accounts to find these.
  return sql`
    first as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("accountId" text, raw jsonb, version text,
        "readAt" timestamptz, lines jsonb, status text, "baseType" text, "baseHosts" integer, "addonCount" integer,
        "addonFamilies" text[], "planKeys" text[], "nextInvoiceDate" date) limit ${rows.length}::int),
    first_locked as materialized (
      select id from accounts where id in (select "accountId" from first) order by id for no key update),
    first_kept as (
      insert into account_plans (account_id, raw, version, read_at, changed_at)
      select "accountId", raw, version, "readAt", "readAt" from first join first_locked on id = "accountId"
      on conflict do nothing returning account_id),
    first_lines as (
      insert into plan_lines (account_id, position, path, family, type, hosts, next_invoice_date, status)
      select first."accountId", l.position, l.path, l.family, l.type, l.hosts, l."nextInvoiceDate", l.status
      from first join first_kept on first_kept.account_id = first."accountId"
        cross join jsonb_to_recordset(first.lines) as l(${lineColumns})
      on conflict do nothing),
    first_shown as (
      update accounts set base_type = first."baseType", base_hosts = first."baseHosts",
        addon_count = first."addonCount", addon_families = first."addonFamilies", plan_keys = first."planKeys",
        next_invoice_date = first."nextInvoiceDate", status = first.status, plans_read_at = first."readAt",
        read_failure = null, pay_mode = ${payModeShown}
      from first join first_kept on first_kept.account_id = first."accountId"
      where accounts.id = first."accountId"),`;
}
