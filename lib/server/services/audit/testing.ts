import "server-only";
import { sql } from "drizzle-orm";
import type { Role } from "@/lib/domain/permissions";
import type { Caller } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/client";

/** A caller of a role, as handlers give one to services. */
export function callerOf(role: Role, name = "Jonas Weil"): Caller {
  const person = { id: `person-of-${role}`, name, email: null, role };
  return { person, requestId: `request-of-${role}`, ip: "203.0.113.9" };
}

// Little enough that a busy machine does it before a statement's time is over.
const AT_ONCE = 10_000;

/**
 * Writes `count` events and their links into an empty audit, past the triggers, because each by itself takes a
 * millisecond: of a hundred people, seven kinds and 400 days. The hashes are made up.
 */
export async function manyEvents(db: Database, count: number): Promise<void> {
  for (let from = 1; from <= count; from += AT_ONCE)
    await writeEvents(db, from, Math.min(count, from + AT_ONCE - 1));
  await db.execute(sql`analyze audit_events, audit_chain`);
}

function writeEvents(db: Database, from: number, to: number): Promise<void> {
  return db.transaction(async (transaction) => {
    await transaction.execute(sql`set local session_replication_role = replica`);
    await transaction.execute(sql`
      insert into audit_events (seq, at, actor_id, actor_name, actor_role, action, target, change_id, request_id)
      select n, timestamptz '2025-10-17 00:00:00Z' + interval '400 days' * n / 100000,
        'person-' || n % 100, 'Person ' || n % 100, 'partner',
        (array['change.applied', 'change.sending', 'person.signed_in', 'access.refused', 'sync.requested',
          'renewals.exported', 'audit.exported'])[1 + n % 7],
        'account-' || n % 5000, case when n % 7 < 2 then 'change-' || n / 7 end, 'request-' || n / 3
      from generate_series(${from}::int, ${to}::int) n`);
    await transaction.execute(sql`
      insert into audit_chain (position, event_seq, hash)
      select n, n, sha256(convert_to(n::text, 'UTF8')) from generate_series(${from}::int, ${to}::int) n`);
  });
}
