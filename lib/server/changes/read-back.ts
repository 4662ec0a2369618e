import "server-only";
import type { ChangeEvidence, PlansSeen } from "@/lib/domain/change";
import { plansSeen } from "@/lib/domain/change-effect";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import { effectOf } from "@/lib/server/changes/change-run";
import { evidenceOf, readBackEvidence } from "@/lib/server/changes/evidence";
import { readJournalTime } from "@/lib/server/changes/journal-time";
import type { Context } from "@/lib/server/context";
import { readingOf, storeReading } from "@/lib/server/sync/store-plans";
import type { Reading } from "@/lib/server/sync/store-statement";
import { ZoomError } from "@/lib/server/zoom/errors";
import { getPlans } from "@/lib/server/zoom/plans";

/** One look at the plans after a sending; `seen` null: Zoom did not show them. */
export type ReadBack = { seen: PlansSeen | null; evidence: ChangeEvidence };

/** Reads the plans, keeps them as the snapshot and tells what they show of the change. */
export async function readBack(context: Context, row: ChangeRow): Promise<ReadBack> {
  // What readings prove depends on how far they are apart, whichever process made each.
  const at = await readJournalTime(context);
  const reading = await readAgain(context, row.accountId);
  if (!(reading instanceof ZoomError)) await storeReading(context, reading);
  return readBackOf(row, reading, at);
}

/** Reads the plans without keeping them; gives the error when Zoom does not show them. */
export async function readAgain(context: Context, accountId: string): Promise<Reading | ZoomError> {
  try {
    const { raw, readAt } = await getPlans(context.zoom, accountId);
    return readingOf(accountId, raw, readAt);
  } catch (error) {
    if (error instanceof ZoomError) return error;
    throw error;
  }
}

/**
 * What a reading shows of a change.
 * @param at the moment of the reading by the database's clock
 */
export function readBackOf(row: ChangeRow, reading: Reading | ZoomError, at: Date): ReadBack {
  if (reading instanceof ZoomError) {
    const text = `The plans could not be read: ${reading.message}`;
    return { seen: null, evidence: evidenceOf("read_failed", at, text) };
  }
  const seen = plansSeen(effectOf(row), reading.lines);
  return { seen, evidence: readBackEvidence(effectOf(row), seen, reading.lines, at) };
}
