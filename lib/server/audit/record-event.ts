import "server-only";
import type { Caller, Context } from "@/lib/server/context";
import { auditEvents } from "@/lib/server/db/audit-schema";
import type { Transaction } from "@/lib/server/db/client";

/** Something that happened. `target` is an id, `before` and `after` hold no secret. */
export type AuditEvent = {
  actor: { id: string | null; name: string; role: string | null };
  ip: string | null;
  /** Noun and verb, e.g. `person.signed_in`, `change.applied`. */
  action: string;
  target?: string;
  before?: unknown;
  after?: unknown;
  changeId?: string;
  requestId: string | null;
};

/** Writes an event into the audit, inside the transaction that does what it tells, so that both stand or fall. */
export async function recordEvent(
  transaction: Transaction,
  { clock }: Pick<Context, "clock">,
  event: AuditEvent,
): Promise<void> {
  const { actor, ip, action, target, before, after, changeId, requestId } = event;
  await transaction.insert(auditEvents).values({
    at: clock.now(),
    actorId: actor.id,
    actorName: actor.name,
    actorRole: actor.role,
    ip,
    action,
    target: target ?? null,
    before: before ?? null,
    after: after ?? null,
    changeId: changeId ?? null,
    requestId,
  });
}

/** The part of an event that tells who asked. */
export function askedBy({ person, ip, requestId }: Caller): Pick<AuditEvent, "actor" | "ip" | "requestId"> {
  return { actor: { id: person.id, name: person.name, role: person.role }, ip, requestId };
}
