import "server-only";
import { effectText } from "@/lib/domain/change-effect";
import { newChangeId } from "@/lib/server/changes/change-id";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import { type ChangeRun, seenLines } from "@/lib/server/changes/change-run";
import { evidenceOf } from "@/lib/server/changes/evidence";
import { timedByJournal } from "@/lib/server/changes/journal-time";
import { recordMove, showOnAccount } from "@/lib/server/changes/move-change";
import { changes } from "@/lib/server/db/schema";

type Json = Record<string, unknown>;

// Longer than a read of Zoom with all its tries may take; afterwards the reconciler calls the change not sent.
const PREPARED_LEASE_MS = 45_000;

/**
 * Stores a change as *prepared* with its audit event, before anything is asked of Zoom.
 *
 * Returns null when the key is taken or the account has an open change: both are held by unique indexes, so that of
 * any number of requests at once exactly one gets a row.
 */
export async function prepareChange<Request extends Json>(
  run: ChangeRun<Request>,
  hash: string,
): Promise<ChangeRow | null> {
  const { context, caller, input } = run;
  const values = preparedRow(run, hash);
  const timed = timedByJournal(context, values);
  return context.db.transaction(async (tx) => {
    const [row] = await tx.insert(changes).values(timed).onConflictDoNothing().returning();
    if (!row) return null;
    await recordMove(tx, row, { from: null, by: "request", actor: caller, at: values.createdAt });
    await showOnAccount(tx, input.accountId);
    return row;
  });
}

function preparedRow<Request extends Json>(run: ChangeRun<Request>, hash: string) {
  const { context, caller, operation, input, account } = run;
  const now = context.clock.now();
  const effect = operation.effect(input.request, seenLines(run) ?? account.snapshot?.lines ?? null);
  return {
    id: newChangeId(now),
    idempotencyKey: input.idempotencyKey,
    requestHash: hash,
    kind: operation.kind,
    state: "prepared" as const,
    accountId: input.accountId,
    accountName: account.row.name,
    request: input.request,
    sawVersion: input.ifMatch,
    before: effect.before,
    after: effect.after,
    reason: input.reason,
    requestedById: caller.person.id,
    requestedByName: caller.person.name,
    requestedByRole: caller.person.role,
    requestId: caller.requestId,
    evidence: [evidenceOf("stored", now, effectText(effect))],
    leaseUntil: new Date(now.getTime() + PREPARED_LEASE_MS),
    createdAt: now,
  };
}
