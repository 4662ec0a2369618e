import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { AccountStatus } from "@/lib/domain/account";
import { utcDay } from "@/lib/domain/calendar-date";
import type { PlanAmount } from "@/lib/domain/change";
import type { PlanLine } from "@/lib/domain/plan-line";
import type { Context } from "@/lib/server/context";
import { notedDifference } from "@/lib/server/differences/note-difference";
import { accountStatus } from "@/lib/server/sync/account-status";
import { listColumns } from "@/lib/server/sync/list-columns";

type Json = Record<string, unknown>;

/** A reading of a sub-account's plans; `readAt` is the moment the read began. */
export type Reading = { accountId: string; raw: Json; readAt: Date; version: string; lines: PlanLine[] };

/**
 * What became of a reading. `same`: it shows what is kept; `moved`: the same in another order; `new`: it replaced what
 * was kept. Nothing was written for `older` (what is kept was read later), `ask` (it may come from a part of Zoom that
 * lags behind a change just proven: the caller decides) and `again` (another reading came between: to be repeated).
 */
export type StoreVerdict = "same" | "moved" | "new" | "older" | "ask" | "again";

/** The row that `storeResult` selects. `kept` is null when nothing was kept or it is the same; the change only comes with `ask`. */
export type StoreRow = {
  verdict: StoreVerdict;
  kept: { raw: Json; version: string } | null;
  keptReadAt: Date | null;
  recent: { id: string; before: PlanAmount[]; after: PlanAmount[] } | null;
};

/** `always`: what is read is certainly not old. Otherwise what an `ask` was judged by, from `judgedBy`. */
export type StoreSureness = "always" | string | null;

// How long a part of Zoom may lag behind another is not documented; two minutes after a proven change we trust the proof.
const LAG_MS = 120_000;

/** What was weighed when a reading was found to be up to date; a different basis has to be weighed anew. */
export function judgedBy({ kept, recent }: Pick<StoreRow, "kept" | "recent">): string {
  return `${kept?.version} ${recent?.id}`;
}

/**
 * The parts of a `with` that keep a reading, for a statement of their own or beside a change's move. The sub-account's
 * row is locked first. All who write plans change that row, so as long as it is the one this statement began with,
 * what the statement sees of plans and lines is the present; else the verdict is `again`.
 * @param only a condition more for the sub-account's row, e.g. that a change was moved
 * @param ours the version from which to the reading our own change explains everything: no difference to note
 * @param also what else is set on the sub-account's row when the reading is stored
 */
export function storeParts(
  { clock }: Pick<Context, "clock">,
  reading: Reading,
  sure: StoreSureness,
  { only = sql``, also = sql``, ours = null }: { only?: SQL; also?: SQL; ours?: string | null } = {},
): SQL {
  const { accountId, raw, readAt, version, lines } = reading;
  const since = new Date(clock.now().getTime() - LAG_MS);
  return sql`
    seen as materialized (select xmin::text as row_version from accounts where id = ${accountId}),
    account as materialized (
      select id, xmin::text as row_version, plans_read_at from accounts where id = ${accountId} ${only} for no key update),
    kept as materialized (select raw, version, changed_at from account_plans where account_id = ${accountId}),
    recent as materialized (
      select id, before, after from changes
      where account_id = ${accountId} and state = 'applied' and settled_at > ${since}::timestamptz
        and ${sure}::text is distinct from 'always'
      order by settled_at desc limit 1),
    reading as materialized (select ${JSON.stringify(raw)}::jsonb as raw, ${version}::text as version,
      ${readAt}::timestamptz as read_at, ${JSON.stringify(lineRows(lines))}::jsonb as lines),
    verdict as materialized (
      select case
        when account.row_version is distinct from seen.row_version then 'again'
        when account.plans_read_at > reading.read_at and kept.version is not null then 'older'
        when kept.version = reading.version then case when kept.raw = reading.raw then 'same' else 'moved' end
        when kept.version is not null and recent.id is not null
          and ${sure}::text is distinct from kept.version || ' ' || recent.id then 'ask'
        else 'new' end as verdict
      from account cross join reading left join seen on true left join kept on true left join recent on true),
    replacing as materialized (select reading.* from reading, verdict where verdict.verdict in ('new', 'moved')),
    kept_plans as (
      insert into account_plans as was (account_id, raw, version, read_at, changed_at)
      select ${accountId}, raw, version, read_at, read_at from replacing
      on conflict (account_id) do update set raw = excluded.raw, version = excluded.version, read_at = excluded.read_at,
        changed_at = case when was.version = excluded.version then was.changed_at else excluded.changed_at end),
    ${lineParts(accountId, lines)},
    ${notedDifference(accountId, ours)},
    on_account as (
      update accounts set ${accountColumns(reading, utcDay(clock.now()))} ${also}
      from verdict where accounts.id = ${accountId} and verdict.verdict in ('same', 'moved', 'new'))`;
}

/** The row of `storeParts`'s outcome; none when the sub-account is not in the directory. */
export const storeResult: SQL = sql`
  select verdict.verdict,
    case when kept.version is not null and verdict.verdict in ('new', 'ask', 'older')
      then jsonb_build_object('raw', kept.raw, 'version', kept.version) end as kept,
    account.plans_read_at as "keptReadAt",
    case when verdict.verdict = 'ask'
      then jsonb_build_object('id', recent.id, 'before', recent.before, 'after', recent.after) end as recent
  from verdict cross join account left join kept on true left join recent on true`;

/**
 * SQL: who pays a sub-account whose plans could be read. Zoom refuses them of customers who pay themselves (zoom-api.md
 * 2.6); a free one has none to refuse, so there only what Zoom said of it counts.
 */
export const payModeShown: SQL = sql`coalesce(nullif(accounts.pay_mode, 'sub'),
  case when accounts.account_type is distinct from 'Free' then 'master' end)`;

/** SQL: the columns of a plan line as `lineRows` names them in JSON. */
export const lineColumns: SQL = sql`position integer, path text, family text, type text, hosts bigint,
  "nextInvoiceDate" date, status text`;

/** What of plan lines is kept as rows, for JSON. */
export function lineRows(lines: readonly PlanLine[]): object[] {
  return lines.map(({ path, family, type, hosts, nextInvoiceDate, status }, position) => {
    return { position, path, family, type, hosts, nextInvoiceDate, status };
  });
}

// Lines that stay as they are are not written: a resync writes what changed.
function lineParts(accountId: string, read: PlanLine[]): SQL {
  return sql`
    lines as materialized (
      select line.* from replacing, jsonb_to_recordset(replacing.lines) as line(${lineColumns})),
    kept_lines as (
      insert into plan_lines as was (account_id, position, path, family, type, hosts, next_invoice_date, status)
      select ${accountId}, position, path, family, type, hosts, "nextInvoiceDate", status from lines
      on conflict (account_id, position) do update set path = excluded.path, family = excluded.family,
        type = excluded.type, hosts = excluded.hosts, next_invoice_date = excluded.next_invoice_date,
        status = excluded.status
      where was.* is distinct from excluded.*),
    dropped_lines as (
      delete from plan_lines where account_id = ${accountId} and exists (select from replacing)
        and position >= ${read.length}::integer)`;
}

function accountColumns({ lines, readAt }: Reading, today: string): SQL {
  const { baseType, baseHosts, addonCount, addonFamilies, planKeys, nextInvoiceDate } = listColumns(lines);
  return sql`
    base_type = ${baseType}::text, base_hosts = ${baseHosts}::integer, addon_count = ${addonCount}::integer,
    addon_families = ${sql.param(addonFamilies)}::text[], plan_keys = ${sql.param(planKeys)}::text[], next_invoice_date = ${nextInvoiceDate}::date,
    status = ${statusOf(lines, today)}, plans_read_at = ${readAt}::timestamptz, read_failure = null,
    pay_mode = ${payModeShown}`;
}

// The rules of the status stay in one place; the database only picks by what it alone knows of the sub-account.
// Who pays is no question: Zoom gives no plans of customers who pay themselves, so this one no longer does.
function statusOf(lines: PlanLine[], today: string): SQL {
  const given = (accountType: string | null, subscriptionEnd: string | null): AccountStatus =>
    accountStatus({ accountType, subscriptionEnd, lines, payMode: null, failed: false, today });
  return sql`case
    when account_type = 'Free Trial' then ${given("Free Trial", null)}::text
    when subscription_end is null then ${given(null, null)}::text
    when subscription_end > ${today}::date then ${given(null, "9999-12-31")}::text
    else ${given(null, "0001-01-01")}::text end`;
}
