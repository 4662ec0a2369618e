import "server-only";
import { sql } from "drizzle-orm";
import type { ChangeState } from "@/lib/domain/change";
import { directionOf } from "@/lib/domain/change-effect";
import { isFinal } from "@/lib/domain/change-states";
import { changeVerdict, readsSince } from "@/lib/domain/change-verdict";
import { adoptChanges } from "@/lib/server/changes/adopt-changes";
import type { ChangePatch, ChangeRow } from "@/lib/server/changes/change-row";
import { effectOf } from "@/lib/server/changes/change-run";
import { withEvidence } from "@/lib/server/changes/evidence";
import { journalNow } from "@/lib/server/changes/journal-time";
import { ChangeTakenOver, moveChange, noteChange, RECONCILER } from "@/lib/server/changes/move-change";
import { nextCheckAfterFailure, nextCheckAt } from "@/lib/server/changes/next-check";
import { type ReadBack, readBack } from "@/lib/server/changes/read-back";
import type { Context } from "@/lib/server/context";
import { changes } from "@/lib/server/db/schema";

// Longer than a read with all its tries; a worker that dies during one leaves the change due again after it.
const CLAIM_SECONDS = 30;
const MOST_AT_ONCE = 100;

/**
 * Settles what is due: adopts what a dead process left, reads the plans of every change whose outcome is not known,
 * and judges. For the worker, every second or so; any number of workers may run it at once.
 * @returns how many changes were looked at
 */
export async function reconcileDue(context: Context): Promise<number> {
  let done = await adoptChanges(context);
  for (let i = 0; i < MOST_AT_ONCE; i++) {
    const row = await claimDue(context);
    if (!row) break;
    await reconcile(context, row);
    done += 1;
  }
  return done;
}

// The claim is a later check time and a higher fence: no lock is held while Zoom is asked.
async function claimDue(context: Context): Promise<ChangeRow | undefined> {
  const now = journalNow(context);
  const claimed = sql`${now} + make_interval(secs => ${CLAIM_SECONDS}::float8)`;
  const [row] = await context.db
    .update(changes)
    .set({ nextCheckAt: claimed, fence: sql`${changes.fence} + 1` })
    .where(
      sql`${changes.id} = (select id from changes
        where state in ('unknown', 'accepted', 'needs_person', 'not_applied') and next_check_at <= ${now}
        order by next_check_at limit 1 for update skip locked)`,
    )
    .returning();
  return row;
}

async function reconcile(context: Context, row: ChangeRow): Promise<void> {
  try {
    const read = await readBack(context, row);
    const evidence = withEvidence(row.evidence, read.evidence);
    if (row.state === "accepted") await settleAccepted(context, row, read, evidence);
    else if (row.state === "unknown") await settleUnknown(context, row, read, evidence);
    else if (row.state === "not_applied") await watchForLate(context, row, read, evidence);
    // Somebody who is about to settle it by hand asked for a look: more evidence, and no verdict of ours.
    else await noteChange(context, row, { evidence, nextCheckAt: null });
  } catch (error) {
    if (!(error instanceof ChangeTakenOver)) throw error;
    context.log.info({ changeId: row.id }, "another worker settles this change");
  }
}

async function settleUnknown(
  context: Context,
  row: ChangeRow,
  read: ReadBack,
  evidence: ChangeRow["evidence"],
): Promise<void> {
  const now = context.clock.now();
  if (read.seen === null) {
    await noteChange(context, row, { evidence, nextCheckAt: nextCheckAfterFailure(now) });
    return;
  }
  const checks = row.checks + 1;
  const facts = {
    direction: directionOf(effectOf(row)),
    answered: saidYes(row),
    reads: readsSince(evidence),
  };
  const verdict = changeVerdict(facts);
  if (verdict) return settle(context, row, verdict, { evidence });
  await noteChange(context, row, { evidence, checks, nextCheckAt: nextCheckAt(row.state, checks, now) });
}

// Read once more soon, in case the first read lagged, and then once a day until the renewal shows it. Plans that are
// neither were changed otherwise since: nothing to wait for.
async function settleAccepted(
  context: Context,
  row: ChangeRow,
  read: ReadBack,
  evidence: ChangeRow["evidence"],
): Promise<void> {
  if (read.seen === "target") return settle(context, row, "applied", { evidence });
  const now = context.clock.now();
  const checks = read.seen === null ? row.checks : row.checks + 1;
  const next = read.seen === "other" ? null : nextCheckAt(row.state, checks, now);
  // A daily look that shows nothing new is no evidence worth keeping.
  const kept = read.seen === "other" ? evidence : row.evidence;
  await noteChange(context, row, { evidence: kept, checks, nextCheckAt: next });
}

// Zoom may do late what several readings had disproved. After another change of ours a reading would prove nothing.
async function watchForLate(
  context: Context,
  row: ChangeRow,
  { seen }: ReadBack,
  evidence: ChangeRow["evidence"],
): Promise<void> {
  const isLast = await isLastChange(context, row);
  if (isLast && seen === "target") return settle(context, row, "applied", { evidence });
  const checks = row.checks + 1;
  const next = isLast ? nextCheckAt(row.state, checks, context.clock.now()) : null;
  await noteChange(context, row, { checks, nextCheckAt: next });
}

// By the order in the audit: the processes that made the changes may have clocks that differ.
async function isLastChange({ db }: Context, { accountId, id }: ChangeRow): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select from audit_events where target = ${accountId} and action = 'change.prepared' and seq >
      (select max(seq) from audit_events where change_id = ${id} and action = 'change.prepared') limit 1`);
  return rows.length === 0;
}

async function settle(context: Context, row: ChangeRow, to: ChangeState, patch: ChangePatch): Promise<void> {
  const now = context.clock.now();
  const settled = isFinal(to) ? { settledAt: now } : {};
  await moveChange(context, row, {
    to,
    by: "reconciler",
    actor: RECONCILER,
    patch: { ...patch, ...settled, checks: 0, nextCheckAt: nextCheckAt(to, 0, now) },
  });
}

function saidYes({ zoom }: ChangeRow): boolean {
  return zoom !== null && zoom.status >= 200 && zoom.status < 300;
}
