import "server-only";
import { type SQL, sql } from "drizzle-orm";

// After a proof that a change was not applied Zoom may still do it; how late is not documented.
const LATE_DAYS = 7;

/**
 * The part of a `with` that notes that a reading replaced another one, for the statement that stores it: whoever stores
 * the reading stores this too, and nobody else. It goes by `storeParts`'s account, kept, reading and verdict.
 *
 * Nothing is noted of what replaces the version `ours`, since our own change explains it whole; unless an earlier
 * difference is undecided, which may go on in this one.
 *
 * With it go our own changes that may explain it: those whose effect no reading has shown for good when the statement
 * began, and those that count as not applied but may come late. What is kept was seen last by the sub-account's row or by the queue's, which is written later.
 */
export function notedDifference(accountId: string, ours: string | null): SQL {
  return sql`
    noted_difference as (
      insert into plan_differences
        (account_id, after_at, by_at, before_version, after_version, before_raw, after_raw, change_ids)
      select ${accountId}, least(reading.read_at, greatest(kept.changed_at, account.plans_read_at, (
          select read_at from account_checks where account_id = ${accountId}))), reading.read_at, kept.version,
        reading.version, kept.raw, reading.raw, array(
          select id from changes
          where account_id = ${accountId} and sent_at is not null and (
            state in ('sending', 'unknown', 'needs_person', 'accepted')
            or (state = 'applied' and settled_at >= kept.changed_at)
            or (state = 'not_applied' and sent_at > reading.read_at - make_interval(days => ${LATE_DAYS}::integer)))
          order by sent_at, id)
      from verdict, account, kept, reading
      where verdict.verdict = 'new' and kept.version is not null and (kept.version is distinct from ${ours}::text
        or exists (select from plan_differences where account_id = ${accountId} and lines is null))
      on conflict do nothing)`;
}
