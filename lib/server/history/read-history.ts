import "server-only";
import { and, asc, gt, like } from "drizzle-orm";
import { auditEvents } from "@/lib/server/db/audit-schema";
import type { Database } from "@/lib/server/db/client";
import { changes } from "@/lib/server/db/schema";
import type { History } from "@/lib/server/history/history";

// A statement may take a few seconds only, so that a history of any length is read piece by piece.
const ROWS_AT_ONCE = 1_000;

/** Reads the journal and the audit's events of changes at one moment, so that none is seen without the other. */
export async function readHistory(db: Database): Promise<Pick<History, "changes" | "events">> {
  return db.transaction(
    async (tx) => ({
      changes: await inPieces(
        "",
        ({ id }: History["changes"][number]) => id,
        (after) =>
          tx.select().from(changes).where(gt(changes.id, after)).orderBy(asc(changes.id)).limit(ROWS_AT_ONCE),
      ),
      events: await inPieces(
        0,
        ({ seq }: History["events"][number]) => seq,
        (after) =>
          tx
            .select()
            .from(auditEvents)
            .where(and(gt(auditEvents.seq, after), like(auditEvents.action, "change.%")))
            .orderBy(asc(auditEvents.seq))
            .limit(ROWS_AT_ONCE),
      ),
    }),
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

async function inPieces<Row, Key>(
  first: Key,
  keyOf: (row: Row) => Key,
  read: (after: Key) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after = first; ; ) {
    const piece = await read(after);
    for (const row of piece) rows.push(row);
    const last = piece.at(-1);
    if (last === undefined || piece.length < ROWS_AT_ONCE) return rows;
    after = keyOf(last);
  }
}
