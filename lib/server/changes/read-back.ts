import "server-only";
import type { ChangeEvidence, PlansSeen } from "@/lib/domain/change";
import { plansSeen } from "@/lib/domain/change-effect";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import { effectOf } from "@/lib/server/changes/change-run";
import { evidenceOf, readBackEvidence } from "@/lib/server/changes/evidence";
import { readJournalTime } from "@/lib/server/changes/journal-time";
import type { Context } from "@/lib/server/context";
import { storePlans } from "@/lib/server/sync/store-plans";
import { ZoomError } from "@/lib/server/zoom/errors";
import { getPlans } from "@/lib/server/zoom/plans";

/** One look at the plans after a sending; `seen` null: Zoom did not show them. */
export type ReadBack = { seen: PlansSeen | null; evidence: ChangeEvidence };

/** Reads the plans, keeps them as the snapshot and tells what they show of the change. */
export async function readBack(context: Context, row: ChangeRow): Promise<ReadBack> {
  const readAt = context.clock.now();
  // What readings prove depends on how far they are apart, whichever process made each.
  const at = await readJournalTime(context);
  try {
    const raw = await getPlans(context.zoom, row.accountId);
    const { lines } = await storePlans(context, row.accountId, raw, readAt);
    const seen = plansSeen(effectOf(row), lines);
    return { seen, evidence: readBackEvidence(effectOf(row), seen, lines, at) };
  } catch (error) {
    if (!(error instanceof ZoomError)) throw error;
    const text = `The plans could not be read: ${error.message}`;
    return { seen: null, evidence: evidenceOf("read_failed", at, text) };
  }
}
