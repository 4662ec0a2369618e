import "server-only";
import { sql } from "drizzle-orm";
import { effectText } from "@/lib/domain/change-effect";
import { newChangeId } from "@/lib/server/changes/change-id";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import { type ChangeRun, seenLines } from "@/lib/server/changes/change-run";
import { evidenceOf } from "@/lib/server/changes/evidence";
import {
  auditedMove,
  insertedChange,
  type JournalTimes,
  shownChange,
  withTimes,
} from "@/lib/server/changes/move-statement";
import { runStatement } from "@/lib/server/db/run-statement";

type Json = Record<string, unknown>;

// Longer than a read of Zoom with all its tries may take; afterwards the reconciler calls the change not sent.
const PREPARED_LEASE_MS = 45_000;

// What a change does not have before anything happened to it.
const UNTOUCHED = {
  sent: null,
  zoom: null,
  explanation: null,
  answer: null,
  fence: 1,
  checks: 0,
  nextCheckAt: null,
  sentAt: null,
  settledAt: null,
  settledById: null,
  settledByName: null,
  settleReason: null,
} satisfies Partial<ChangeRow>;

/**
 * Stores a change as *prepared* with its audit event in one statement, before anything is asked of Zoom.
 *
 * Returns null when the key is taken or the account has an open change: both are held by unique indexes, so that of
 * any number of requests at once exactly one gets a row.
 */
export async function prepareChange<Request extends Json>(
  run: ChangeRun<Request>,
  hash: string,
): Promise<ChangeRow | null> {
  const { context, caller } = run;
  const row = preparedRow(run, hash);
  const { set } = shownChange(row);
  const event = { from: null, by: "request", actor: caller, at: row.createdAt } as const;
  const [times] = await runStatement<JournalTimes>(
    context.db,
    sql`with ${insertedChange(context, row)}, ${auditedMove(row, event)},
      shown as (update accounts set ${set} from moved where accounts.id = ${row.accountId})
      select * from moved`,
  );
  return times ? withTimes(row, times) : null;
}

function preparedRow<Request extends Json>(run: ChangeRun<Request>, hash: string): ChangeRow {
  const { context, caller, operation, input, account } = run;
  const now = context.clock.now();
  const effect = operation.effect(input.request, seenLines(run) ?? account.snapshot?.lines ?? null);
  return {
    ...UNTOUCHED,
    id: newChangeId(now),
    idempotencyKey: input.idempotencyKey,
    requestHash: hash,
    kind: operation.kind,
    state: "prepared",
    accountId: input.accountId,
    accountName: account.name,
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
