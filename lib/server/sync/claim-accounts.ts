import "server-only";
import { sql } from "drizzle-orm";
import type { AccountStatus } from "@/lib/domain/account";
import type { CalendarDate } from "@/lib/domain/calendar-date";
import type { FreshnessFacts } from "@/lib/domain/freshness";
import { classNames } from "@/lib/domain/sync";
import { journalNow } from "@/lib/server/changes/journal-time";
import type { Context } from "@/lib/server/context";
import { runStatement } from "@/lib/server/db/run-statement";
import { isLeft } from "@/lib/server/sync/sync-run";

/** A sub-account that this process is to read, with what is known of it. */
export type Claim = {
  accountId: string;
  accountType: string | null;
  payMode: "master" | "sub" | null;
  subscriptionEnd: CalendarDate | null;
  status: AccountStatus;
  nextInvoiceDate: CalendarDate | null;
  /** The last read failed, and that stands on it. */
  isFailed: boolean;
  /** Version of the plans that are kept; null: none are. */
  version: string | null;
  /** When they were last read. */
  readAt: Date | null;
  triedAt: Date;
  failures: number;
  viewedAt: Date | null;
  changedAt: Date | null;
  needsPerson: boolean;
  /** The open run has to read it. */
  isLeft: boolean;
  /** Since when what the open run reads counts for it, by the clock of whoever asked; null: none is open. */
  runSince: Date | null;
};

// Longer than waiting for a place and a read with all its tries; what a dead process held is free after it.
const LEASE_SECONDS = 90;
const LAST_RANK = classNames.length - 1;

/**
 * Takes up to `limit` sub-accounts to read: those due, the most urgent class first, then those that the open run was
 * asked to read anew. No two processes get the same one. None while the reading is paused.
 */
export async function claimAccounts(context: Pick<Context, "db" | "clock">, limit: number): Promise<Claim[]> {
  if (limit <= 0) return [];
  const now = journalNow(context);
  return runStatement<Claim>(
    context.db,
    sql`with run as materialized (select started_at, asked_at from sync_runs where state = 'running'),
    going as materialized (select 1 from sync_state where paused_at is null),
    due as materialized (
      select found.account_id from going cross join generate_series(0, ${LAST_RANK}::int) as rank
        cross join lateral (
          select account_id from account_checks
          where class = rank and due_at <= ${now} and lease_until <= ${now}
          order by due_at limit ${limit} for update skip locked) found
      limit ${limit}),
    asked as materialized (
      select found.account_id from going cross join run
        cross join lateral (
          select account_id from account_checks
          where tried_at < run.asked_at and lease_until <= ${now} and due_at < 'infinity'
          order by tried_at limit ${limit} for update skip locked) found
      where (select count(*) from due) < ${limit}),
    picked as materialized (
      select account_id from (
        select account_id, 0 as place from due
        union all select account_id, 1 from asked where account_id not in (select account_id from due)) found
      order by place limit ${limit}),
    claimed as (
      update account_checks as c set lease_until = ${now} + make_interval(secs => ${LEASE_SECONDS})
      from picked where c.account_id = picked.account_id returning c.*)
    select c.account_id as "accountId", a.account_type as "accountType", a.pay_mode as "payMode",
      a.subscription_end as "subscriptionEnd", a.status, a.next_invoice_date as "nextInvoiceDate",
      a.read_failure is not null as "isFailed", p.version, c.read_at as "readAt", c.tried_at as "triedAt", c.failures,
      c.viewed_at as "viewedAt", c.changed_at as "changedAt",
      coalesce(a.open_change_state = 'needs_person', false) as "needsPerson",
      exists (select from run where ${isLeft(sql`run.started_at`, sql`run.asked_at`)}) as "isLeft",
      (select greatest(started_at, asked_at) from run) as "runSince"
    from claimed c join accounts a on a.id = c.account_id left join account_plans p on p.account_id = c.account_id`,
  );
}

/** Lets others read these at once; they stay as due as they were. */
export async function leaveClaims({ db }: Pick<Context, "db">, accountIds: string[]): Promise<void> {
  await db.execute(sql`
    update account_checks set lease_until = 'epoch' where account_id = any(${sql.param(accountIds)}::text[])`);
}

/** What decides when a claimed sub-account is read next. */
export function factsOf(claim: Claim): FreshnessFacts {
  const { failures, viewedAt, changedAt, needsPerson, nextInvoiceDate } = claim;
  const triedAt = claim.triedAt.getTime() === 0 ? null : claim.triedAt;
  return { triedAt, failures, viewedAt, changedAt, needsPerson, nextInvoiceDate };
}
