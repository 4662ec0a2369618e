import "server-only";
import type { Change } from "@/lib/domain/change";
import type { changes } from "@/lib/server/db/schema";

/** A change as the journal holds it. */
export type ChangeRow = typeof changes.$inferSelect;

/** The columns that a move or a note may set. */
export type ChangePatch = Partial<
  Pick<
    ChangeRow,
    | "answer"
    | "after"
    | "before"
    | "checks"
    | "evidence"
    | "explanation"
    | "fence"
    | "leaseUntil"
    | "nextCheckAt"
    | "sent"
    | "sentAt"
    | "settledAt"
    | "settledById"
    | "settledByName"
    | "settleReason"
    | "zoom"
  >
>;

/** A row of the journal as our API gives it. */
export function toChange(row: ChangeRow): Change {
  return {
    id: row.id,
    state: row.state,
    kind: row.kind,
    accountId: row.accountId,
    accountName: row.accountName,
    before: row.before,
    after: row.after,
    request: row.request,
    reason: row.reason,
    requestedBy: { id: row.requestedById, name: row.requestedByName, role: row.requestedByRole },
    zoom: row.zoom,
    explanation: row.explanation,
    evidence: row.evidence,
    requestId: row.requestId,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
    settledBy: row.settledById === null ? null : { id: row.settledById, name: row.settledByName ?? "" },
    settleReason: row.settleReason,
    nextCheckAt: row.nextCheckAt?.toISOString() ?? null,
  };
}
