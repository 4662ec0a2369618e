import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { openStates } from "@/lib/domain/change";
import { type ChangeResult, toResult } from "@/lib/server/changes/answers";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import type { Database } from "@/lib/server/db/client";
import { changes } from "@/lib/server/db/schema";
import { AppError } from "@/lib/server/errors";

const RETRY_AFTER = { "Retry-After": "1" };

/**
 * What the journal already holds for a key: the stored result, or null for a new key.
 *
 * Throws the stored problem, idempotency_key_reused for another request under the key, and request_in_progress
 * while the first request still runs.
 */
export async function storedResult(
  db: Database,
  { key, hash }: { key: string; hash: string },
): Promise<ChangeResult | null> {
  const [row] = await db.select().from(changes).where(eq(changes.idempotencyKey, key));
  if (!row) return null;
  if (row.requestHash !== hash) throw new AppError("idempotency_key_reused", { changeId: row.id });
  if (!row.answer && isRunning(row)) {
    throw new AppError("request_in_progress", { changeId: row.id }, RETRY_AFTER);
  }
  return toResult(row);
}

function isRunning(row: ChangeRow): boolean {
  return row.state === "prepared" || row.state === "sending";
}

/** Throws change_in_progress, naming the change, its author and its beginning, when the account has an open one. */
export async function refuseSecondChange(db: Database, accountId: string): Promise<void> {
  const [open] = await db
    .select()
    .from(changes)
    .where(and(eq(changes.accountId, accountId), inArray(changes.state, [...openStates])));
  if (!open) return;
  const { id, state, kind, requestedByName } = open;
  const createdAt = open.createdAt.toISOString();
  throw new AppError("change_in_progress", {
    detail: `${requestedByName} began it at ${createdAt}.`,
    changeId: id,
    openChange: { id, state, kind, requestedByName, createdAt },
  });
}
