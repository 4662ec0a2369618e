import "server-only";
import { getTableColumns, is, SQL, sql } from "drizzle-orm";
import { type ChangeState, openStates } from "@/lib/domain/change";
import type { Mover } from "@/lib/domain/change-states";
import type { Role } from "@/lib/domain/permissions";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import { journalNow, timedByJournal } from "@/lib/server/changes/journal-time";
import type { Context } from "@/lib/server/context";
import { changes } from "@/lib/server/db/schema";

type Timed = Pick<Context, "clock">;

/** Who is written into the audit beside a move. */
export type Actor = {
  person: { id: string | null; name: string; role: Role | null };
  ip: string | null;
  requestId: string | null;
};

/** What of a change only the database knows, as it gives it: milliseconds since 1970 by its clock. */
export type JournalTimes = { leaseUntil: number | null; nextCheckAt: number | null; at: number };

/** A row with the database's times instead of ours. */
export function withTimes(row: ChangeRow, { leaseUntil, nextCheckAt }: JournalTimes): ChangeRow {
  return { ...row, leaseUntil: toDate(leaseUntil), nextCheckAt: toDate(nextCheckAt) };
}

function toDate(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}

const columns = getTableColumns(changes);
const timesBy = (context: Timed): SQL => sql`
  extract(epoch from lease_until)::float8 * 1000 as "leaseUntil",
  extract(epoch from next_check_at)::float8 * 1000 as "nextCheckAt",
  extract(epoch from ${journalNow(context)})::float8 * 1000 as "at"`;

/** `moved`: the row as a change begins; of any number at once with its key or its sub-account only one is stored. */
export function insertedChange(context: Timed, row: ChangeRow): SQL {
  const values = encoded(context, row);
  const names = sql.join(
    values.map(({ name }) => name),
    sql`, `,
  );
  const given = sql.join(
    values.map(({ value }) => value),
    sql`, `,
  );
  return sql`moved as (insert into changes (${names}) values (${given}) on conflict do nothing returning ${timesBy(context)})`;
}

/** `moved`: the row with the patch, when it still is the one that was read; `plans`: and its lease and these plans stand. */
export function updatedChange(
  context: Timed,
  row: ChangeRow,
  patch: Partial<ChangeRow>,
  plans: string | null = null,
): SQL {
  const set = encoded(context, patch).map(({ name, value }) => sql`${name} = ${value}`);
  return sql`${plans === null ? sql`` : standing(context, row, plans)} moved as (
    update changes set ${sql.join(set, sql`, `)}
    where ${isAsRead(row)} ${plans === null ? sql`` : sql`and exists (select from standing)`}
    returning ${timesBy(context)})`;
}

const isAsRead = ({ id, state, fence }: ChangeRow): SQL =>
  sql`id = ${id} and state = ${state} and fence = ${fence}`;

// Locked in the order of all who write, sub-account before plans, and looked at again when a reading is kept at the same
// moment: what a statement sees without a lock is what was when it began. Without a lease this process stood still, and
// what it read may be of any age, though no worker was there to take the change over.
function standing(context: Timed, row: ChangeRow, plans: string): SQL {
  return sql`
    mine as materialized (
      select id from changes where ${isAsRead(row)} and lease_until > ${journalNow(context)} for no key update),
    theirs as materialized (
      select id from accounts where id = ${row.accountId} and exists (select from mine) for no key update),
    standing as materialized (
      select account_id from account_plans where account_id = ${row.accountId} and version = ${plans}
        and exists (select from theirs) for share),`;
}

function encoded(context: Timed, patch: Partial<ChangeRow>): { name: SQL; value: SQL }[] {
  return Object.entries(timedByJournal(context, patch)).flatMap(([key, value]) => {
    const column = columns[key as keyof ChangeRow];
    if (value === undefined) return [];
    const given = is(value, SQL) ? value : sql`${sql.param(value, column)}`;
    return [{ name: sql`${sql.identifier(column.name)}`, value: given }];
  });
}

/** `audited`: the event of what `moved` did; `from` null: the change begins. */
export function auditedMove(
  row: ChangeRow,
  move: { from: ChangeState | null; by: Mover; actor: Actor; at: Date },
): SQL {
  const { person, ip, requestId } = move.actor;
  const action = move.by === "person" ? "change.settled" : `change.${row.state}`;
  const { state, kind, after: plans, reason, settleReason, zoom } = row;
  const before = JSON.stringify({ state: move.from, plans: row.before });
  const after = JSON.stringify({ state, kind, plans, reason, settleReason, zoom });
  return sql`audited as (
    insert into audit_events (at, actor_id, actor_name, actor_role, ip, action, target, before, after, change_id, request_id)
    select ${move.at}::timestamptz, ${person.id}, ${person.name}, ${person.role}, ${ip}, ${action}, ${row.accountId},
      ${before}::jsonb, ${after}::jsonb, ${row.id}, ${requestId ?? row.requestId} from moved)`;
}

/**
 * `next`, and what the directory then shows of the sub-account's changes: this one while it is open or waits for its
 * renewal; else, where this one is shown, another that waits for its renewal, if any.
 */
export function shownChange({ id, accountId, state }: ChangeRow): { next: SQL; set: SQL } {
  if (openStates.includes(state) || state === "accepted") {
    return { next: sql``, set: sql`open_change_id = ${id}, open_change_state = ${state}` };
  }
  return {
    // Locked, so that it is not shown as waiting while another worker settles it.
    next: sql`next as materialized (
      select id, state from changes where account_id = ${accountId} and id <> ${id} and state = 'accepted'
      order by created_at desc limit 1 for share),`,
    set: sql`
      open_change_id = case when open_change_id = ${id} then (select id from next) else open_change_id end,
      open_change_state = case when open_change_id = ${id} then (select state from next) else open_change_state end`,
  };
}
