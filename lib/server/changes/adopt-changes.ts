import "server-only";
import { and, inArray, lt } from "drizzle-orm";
import { changeAnswer, problemAnswer } from "@/lib/server/changes/answers";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import { evidenceOf, withEvidence } from "@/lib/server/changes/evidence";
import { journalNow } from "@/lib/server/changes/journal-time";
import { ChangeTakenOver, type Move, moveChange, RECONCILER } from "@/lib/server/changes/move-change";
import { nextCheckAt } from "@/lib/server/changes/next-check";
import type { Context } from "@/lib/server/context";
import { changes } from "@/lib/server/db/schema";

const MOST_AT_ONCE = 50;

/**
 * Takes over what a dead process left, once its lease has run out: *prepared* was never sent, *sending* may have been.
 * The fence rises, so that the old owner can neither send nor judge any more.
 * @returns how many changes were taken over
 */
export async function adoptChanges(context: Context): Promise<number> {
  const left = await context.db
    .select()
    .from(changes)
    .where(and(inArray(changes.state, ["prepared", "sending"]), lt(changes.leaseUntil, journalNow(context))))
    .orderBy(changes.leaseUntil)
    .limit(MOST_AT_ONCE);
  let adopted = 0;
  for (const row of left) adopted += await adopt(context, row);
  return adopted;
}

async function adopt(context: Context, row: ChangeRow): Promise<number> {
  try {
    await moveChange(
      context,
      row,
      row.state === "prepared" ? neverSent(context, row) : maybeSent(context, row),
    );
    return 1;
  } catch (error) {
    // Its owner was only slow, or another worker was faster.
    if (error instanceof ChangeTakenOver) return 0;
    throw error;
  }
}

function neverSent(context: Context, row: ChangeRow): Move {
  const now = context.clock.now();
  const text = "Plandesk stopped before anything was sent";
  return {
    to: "not_sent",
    by: "reconciler",
    actor: RECONCILER,
    answer: problemAnswer("zoom_unavailable", {
      detail: `${text} to Zoom. It is safe to try again.`,
    }),
    patch: {
      fence: row.fence + 1,
      leaseUntil: null,
      settledAt: now,
      evidence: withEvidence(row.evidence, evidenceOf("not_sent", now, text)),
    },
  };
}

function maybeSent(context: Context, row: ChangeRow): Move {
  const now = context.clock.now();
  const text = "Plandesk stopped while the change was being sent";
  return {
    to: "unknown",
    by: "reconciler",
    actor: RECONCILER,
    answer: changeAnswer(202),
    patch: {
      fence: row.fence + 1,
      leaseUntil: null,
      nextCheckAt: nextCheckAt("unknown", 0, now),
      evidence: withEvidence(row.evidence, evidenceOf("no_answer", now, text)),
    },
  };
}
