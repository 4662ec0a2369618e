import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { type ChangeState, openStates } from "@/lib/domain/change";
import { type Mover, mayMove } from "@/lib/domain/change-states";
import type { Role } from "@/lib/domain/permissions";
import type { ChangePatch, ChangeRow } from "@/lib/server/changes/change-row";
import { timedByJournal } from "@/lib/server/changes/journal-time";
import type { Context } from "@/lib/server/context";
import type { Transaction } from "@/lib/server/db/client";
import { auditEvents, changes } from "@/lib/server/db/schema";

/** Who is written into the audit beside a move. */
export type Actor = {
  person: { id: string | null; name: string; role: Role | null };
  ip: string | null;
  requestId: string | null;
};

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
};

/**
 * Moves a change in one durable transaction with its audit event and what the directory shows of it.
 *
 * Throws ChangeTakenOver when the row is no longer the one that was read (its state or fence moved on).
 */
export async function moveChange(context: Context, row: ChangeRow, move: Move): Promise<ChangeRow> {
  return context.db.transaction((tx) => moveWithin(tx, context, row, move));
}

/** The same inside a transaction that has begun, for who holds the row already. Throws ChangeTakenOver. */
export async function moveWithin(
  tx: Transaction,
  context: Pick<Context, "clock">,
  row: ChangeRow,
  move: Move,
): Promise<ChangeRow> {
  const { to, by, actor, answer } = move;
  if (!mayMove(row.state, to, by)) throw new Error(`${by} may not move a change from ${row.state} to ${to}`);
  const wanted: ChangeRow = { ...row, ...move.patch, state: to };
  const patch = { ...move.patch, state: to, ...(answer ? { answer: answer(wanted) } : {}) };
  const [moved] = await tx
    .update(changes)
    .set(timedByJournal(context, patch))
    .where(isStill(row))
    .returning();
  if (!moved) throw new ChangeTakenOver(`change ${row.id} is no longer ${row.state}`);
  await recordMove(tx, moved, { from: row.state, by, actor, at: context.clock.now() });
  await showOnAccount(tx, row.accountId);
  return moved;
}

/** Writes down more of a change without moving it. Throws ChangeTakenOver. */
export async function noteChange(context: Context, row: ChangeRow, patch: ChangePatch): Promise<ChangeRow> {
  const set = timedByJournal(context, patch);
  const [noted] = await context.db.update(changes).set(set).where(isStill(row)).returning();
  if (!noted) throw new ChangeTakenOver(`change ${row.id} is no longer ${row.state}`);
  return noted;
}

function isStill(row: ChangeRow) {
  return and(eq(changes.id, row.id), eq(changes.state, row.state), eq(changes.fence, row.fence));
}

/** Writes the audit event of a move; `from` null: the change begins. */
export async function recordMove(
  tx: Transaction,
  row: ChangeRow,
  move: { from: ChangeState | null; by: Mover; actor: Actor; at: Date },
): Promise<void> {
  const { person, ip, requestId } = move.actor;
  await tx.insert(auditEvents).values({
    at: move.at,
    actorId: person.id,
    actorName: person.name,
    actorRole: person.role,
    ip,
    action: move.by === "person" ? "change.settled" : `change.${row.state}`,
    target: row.accountId,
    before: { state: move.from, plans: row.before },
    after: {
      state: row.state,
      kind: row.kind,
      plans: row.after,
      reason: row.reason,
      settleReason: row.settleReason,
      zoom: row.zoom,
    },
    changeId: row.id,
    requestId: requestId ?? row.requestId,
  });
}

/** Shows the account's open change in the directory, else one that waits for its renewal, else none. */
export async function showOnAccount(tx: Transaction, accountId: string): Promise<void> {
  const shown = sql.join(
    [...openStates, "accepted"].map((state) => sql`${state}`),
    sql`, `,
  );
  await tx.execute(sql`
    update accounts set (open_change_id, open_change_state) = (
      select id, state from changes where account_id = ${accountId} and state in (${shown})
      order by state = 'accepted', created_at desc limit 1)
    where id = ${accountId}`);
}
