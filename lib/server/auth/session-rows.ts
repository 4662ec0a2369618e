import "server-only";
import { sql } from "drizzle-orm";
import type { Person } from "@/lib/domain/person";
import type { Database } from "@/lib/server/db/client";
import { sessions, users } from "@/lib/server/db/people-schema";
import { runStatement } from "@/lib/server/db/run-statement";

/** A session that was not ended, whose person is not disabled; the person as the table has them. */
export type SessionRow = Person & { sessionId: string; startedAt: Date; verifiedAt: Date; seenAt: Date };

type Asked = { id: string; resolve: (row: SessionRow | null) => void; reject: (error: unknown) => void };
/** `begunAt`: when the newest read began, in milliseconds of this process; null: none is under way. */
type Reader = { waiting: Asked[]; begunAt: number | null };

// A read takes about one; one whose connection broke holds nobody up for longer.
const SLOW_MS = 100;

const readers = new WeakMap<Database, Reader>();

/**
 * Reads the row of a session; null: there is none that counts. Every request asks, so those that come while a read is
 * under way share the next one: it begins after they came, and nothing is believed that was read before.
 */
export function readSessionRow(db: Database, id: string): Promise<SessionRow | null> {
  const reader = readers.get(db) ?? { waiting: [], begunAt: null };
  readers.set(db, reader);
  return new Promise((resolve, reject) => {
    reader.waiting.push({ id, resolve, reject });
    const { begunAt } = reader;
    if (begunAt === null || performance.now() - begunAt > SLOW_MS) void readAll(db, reader);
  });
}

async function readAll(db: Database, reader: Reader): Promise<void> {
  while (reader.waiting.length > 0) {
    reader.begunAt = performance.now();
    await readTogether(db, reader.waiting.splice(0));
  }
  reader.begunAt = null;
}

async function readTogether(db: Database, asked: Asked[]): Promise<void> {
  try {
    const rows = await selectRows(db, [...new Set(asked.map(({ id }) => id))]);
    const byId = new Map(rows.map((row) => [row.sessionId, row]));
    for (const { id, resolve } of asked) resolve(byId.get(id) ?? null);
  } catch (error) {
    for (const { reject } of asked) reject(error);
  }
}

function selectRows(db: Database, ids: string[]): Promise<SessionRow[]> {
  return runStatement<SessionRow>(
    db,
    sql`select ${sessions.id} as "sessionId", ${users.id}, ${users.name}, ${users.email}, ${users.role},
        ${sessions.startedAt} as "startedAt", ${sessions.verifiedAt} as "verifiedAt", ${sessions.seenAt} as "seenAt"
      from ${sessions} join ${users} on ${users.id} = ${sessions.userId}
      where ${sessions.id} = any(${sql.param(ids)}::uuid[]) and ${sessions.endedAt} is null
        and ${users.disabledAt} is null`,
  );
}
