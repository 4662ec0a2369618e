import "server-only";
import type { ChangeEvidence, ChangeState } from "@/lib/domain/change";
import { isFinal } from "@/lib/domain/change-states";
import { type Answer, type ChangeResult, toResult } from "@/lib/server/changes/answers";
import type { ChangePatch, ChangeRow } from "@/lib/server/changes/change-row";
import { withEvidence } from "@/lib/server/changes/evidence";
import { type Move, moveChange } from "@/lib/server/changes/move-change";
import type { Caller, Context } from "@/lib/server/context";

/** How a request ends: the state, the evidence for it and the answer that is kept with it. */
export type Ending = {
  to: ChangeState;
  evidence: ChangeEvidence[];
  answer: (row: ChangeRow) => Answer;
  patch?: ChangePatch;
  /** A reading of the plans that is kept with it. */
  reading?: Move["reading"];
};

/**
 * Ends a request's part of a change and stores the answer with it.
 * @returns the result; throws AppError when the answer is a problem, ChangeTakenOver when the change is no longer ours
 */
export async function endChange(
  { context, caller }: { context: Context; caller: Caller },
  row: ChangeRow,
  { to, evidence, answer, patch, reading }: Ending,
): Promise<ChangeResult> {
  const settled = isFinal(to) ? { settledAt: context.clock.now() } : {};
  const ended = await moveChange(context, row, {
    to,
    by: "request",
    actor: caller,
    answer,
    ...(reading ? { reading } : {}),
    patch: { leaseUntil: null, ...settled, ...patch, evidence: withEvidence(row.evidence, ...evidence) },
  });
  return toResult(ended);
}
