import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { ChangeState } from "@/lib/domain/change";
import { type Mover, mayMove } from "@/lib/domain/change-states";
import type { ChangePatch, ChangeRow } from "@/lib/server/changes/change-row";
import {
  type Actor,
  auditedMove,
  type JournalTimes,
  shownChange,
  updatedChange,
  withTimes,
} from "@/lib/server/changes/move-statement";
import type { Context } from "@/lib/server/context";
import type { Transaction } from "@/lib/server/db/client";
import { runStatement } from "@/lib/server/db/run-statement";
import { storeReading } from "@/lib/server/sync/store-plans";
import {
  type Reading,
  type StoreRow,
  type StoreSureness,
  storeParts,
} from "@/lib/server/sync/store-statement";

/** The actor of what the worker does by itself. */
export const RECONCILER: Actor = {
  person: { id: null, name: "Plandesk", role: null },
  ip: null,
  requestId: null,
};

/** Another process took the change over: whoever gets this may neither send nor judge it any more. */
export class ChangeTakenOver extends Error {
  override readonly name = "ChangeTakenOver";
}

/** One move of a change; `answer` builds the stored answer from the row as it will be. */
export type Move = {
  to: ChangeState;
  by: Mover;
  actor: Actor;
  patch?: ChangePatch;
  answer?: (row: ChangeRow) => ChangeRow["answer"];
  /** The version of the plans that must still be kept, and the lease still ours, for the move to be made. */
  plans?: string;
  /**
   * A reading of the plans that is kept together with the move, if the move is made. `ours`: the version of the plans
   * from which to these our own change explains everything.
   */
  reading?: { reading: Reading; sure: StoreSureness; ours?: string | null };
};

/**
 * Moves a change in one durable statement with its audit event and what the directory shows of it.
 *
 * Throws ChangeTakenOver when the row is no longer the one that was read (its state or fence moved on), or when other
 * plans are kept than the move demands.
 */
export async function moveChange(context: Context, row: ChangeRow, move: Move): Promise<ChangeRow> {
  const { wanted, statement } = prepareMove(context, row, move);
  const [moved] = await runStatement<JournalTimes & Partial<StoreRow>>(context.db, statement);
  // Other readings came between, or have to be weighed first: what was read is kept by itself.
  if (move.reading && (moved?.verdict === "again" || moved?.verdict === "ask")) {
    await storeReading(context, move.reading.reading);
  }
  return movedRow(wanted, moved);
}

/** The same inside a transaction that has begun, for who holds the row already. Throws ChangeTakenOver. */
export async function moveWithin(
  tx: Transaction,
  context: Pick<Context, "clock">,
  row: ChangeRow,
  move: Omit<Move, "reading">,
): Promise<ChangeRow> {
  const { wanted, statement } = prepareMove(context, row, move);
  const { rows } = await tx.execute<JournalTimes>(statement);
  return movedRow(wanted, rows[0]);
}

/** A change of which more was written down, and when that was by the database's clock. */
export type Noted = { row: ChangeRow; at: Date };

/** Writes down more of a change without moving it. Throws ChangeTakenOver. */
export async function noteChange(context: Context, row: ChangeRow, patch: ChangePatch): Promise<Noted> {
  const statement = sql`with ${updatedChange(context, row, patch)} select * from moved`;
  const [noted] = await runStatement<JournalTimes>(context.db, statement);
  return { row: movedRow({ ...row, ...patch }, noted), at: new Date(Math.floor(noted?.at ?? 0)) };
}

function movedRow(row: ChangeRow, times: JournalTimes | undefined): ChangeRow {
  if (!times) throw new ChangeTakenOver(`change ${row.id} is no longer what it was`);
  return withTimes(row, times);
}

function prepareMove(
  context: Pick<Context, "clock">,
  row: ChangeRow,
  { to, by, actor, answer, patch, plans, reading }: Move,
): { wanted: ChangeRow; statement: SQL } {
  if (!mayMove(row.state, to, by)) throw new Error(`${by} may not move a change from ${row.state} to ${to}`);
  const wanted: ChangeRow = { ...row, ...patch, state: to };
  const answered = answer ? { answer: answer(wanted) } : {};
  const moved = updatedChange(context, row, { ...patch, ...answered, state: to }, plans);
  const audited = auditedMove(wanted, { from: row.state, by, actor, at: context.clock.now() });
  const { next, set } = shownChange(wanted);
  const shown = reading
    ? keptBeside(context, wanted.accountId, reading, set)
    : sql`shown as (update accounts set ${set} from moved where accounts.id = ${row.accountId})
        select * from moved`;
  const rest = showsTheSame(row.state, to)
    ? sql`${audited} select * from moved`
    : sql`${audited}, ${next} ${shown}`;
  return { wanted: { ...wanted, ...answered }, statement: sql`with ${moved}, ${rest}` };
}

// A change has one word in the directory from the moment it is stored until something came of it.
function showsTheSame(from: ChangeState, to: ChangeState): boolean {
  return from === "prepared" && to === "sending";
}

// Of one row only one update of a statement counts, so that what is shown is set by whichever is made.
function keptBeside(
  context: Pick<Context, "clock">,
  accountId: string,
  { reading, sure, ours = null }: NonNullable<Move["reading"]>,
  set: SQL,
): SQL {
  const only = sql`and exists (select from moved)`;
  return sql`${storeParts(context, reading, sure, { only, also: sql`, ${set}`, ours })},
    shown as (
      update accounts set ${set} from verdict
      where accounts.id = ${accountId} and verdict.verdict in ('older', 'ask', 'again'))
    select moved.*, verdict.verdict from moved left join verdict on true`;
}
