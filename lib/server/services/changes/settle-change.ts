import "server-only";
import { eq } from "drizzle-orm";
import type { Change } from "@/lib/domain/change";
import { maySettle } from "@/lib/domain/change-states";
import type { SettleChangeRequest } from "@/lib/domain/settle-change";
import { authorise } from "@/lib/server/auth/authorise";
import { type ChangePatch, type ChangeRow, toChange } from "@/lib/server/changes/change-row";
import { evidenceOf, withEvidence } from "@/lib/server/changes/evidence";
import { moveWithin } from "@/lib/server/changes/move-change";
import type { Caller, Context } from "@/lib/server/context";
import { changes } from "@/lib/server/db/schema";
import { AppError } from "@/lib/server/errors";

/**
 * Settles by hand a change whose outcome Plandesk could not prove, with its audit event, and frees the sub-account.
 * Nothing is sent to Zoom. A worker that reads at the same moment either ends before this begins or finds the change
 * taken over.
 *
 * Throws AppError forbidden, not_found, request_in_progress, or change_settled with the change as it stands.
 */
export async function settleChange(
  context: Context,
  caller: Caller,
  { changeId, request }: { changeId: string; request: SettleChangeRequest },
): Promise<Change> {
  authorise(caller, "changes.settle");
  return context.db.transaction(async (tx) => {
    const [row] = await tx.select().from(changes).where(eq(changes.id, changeId)).for("update");
    if (!row) throw new AppError("not_found", { detail: "There is no such change." });
    refuseUnlessOpen(row);
    const patch = settledPatch(context, caller, row, request);
    const move = { to: request.outcome, by: "person", actor: caller, patch } as const;
    return toChange(await moveWithin(tx, context, row, move));
  });
}

function settledPatch(
  { clock }: Context,
  { person }: Caller,
  row: ChangeRow,
  { outcome, reason }: SettleChangeRequest,
): ChangePatch {
  const now = clock.now();
  const text = `Settled as ${outcome === "applied" ? "applied" : "not applied"} by ${person.name}: ${reason}`;
  return {
    // Whoever reads Zoom for it now belongs to an older number and may not judge any more.
    fence: row.fence + 1,
    evidence: withEvidence(row.evidence, evidenceOf("settled", now, text)),
    nextCheckAt: null,
    settledAt: now,
    settledById: person.id,
    settledByName: person.name,
    settleReason: reason,
  };
}

function refuseUnlessOpen(row: ChangeRow): void {
  if (maySettle(row.state)) return;
  if (row.state === "prepared" || row.state === "sending")
    throw new AppError("request_in_progress", { changeId: row.id });
  const by = row.settledByName === null ? "" : `, settled by ${row.settledByName}`;
  throw new AppError("change_settled", {
    detail: `It is ${row.state.replace("_", " ")}${by}.`,
    changeId: row.id,
    change: toChange(row),
  });
}
