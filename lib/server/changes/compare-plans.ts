import "server-only";
import { sql } from "drizzle-orm";
import type { PlanLine } from "@/lib/domain/plan-line";
import { acceptedLately, hiddenFrom } from "@/lib/server/changes/accepted-lately";
import { findForChange } from "@/lib/server/changes/change-account";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import { type ChangeRun, judgeFresh } from "@/lib/server/changes/change-run";
import { type Ending, endChange } from "@/lib/server/changes/end-change";
import { lastChangeTo } from "@/lib/server/changes/last-change";
import {
  acceptedButHidden,
  changedPlans,
  failedRead,
  LAG_SECONDS,
  laggingRead,
  refusedByRules,
} from "@/lib/server/changes/unsent-endings";
import type { Context } from "@/lib/server/context";
import { runStatement } from "@/lib/server/db/run-statement";
import { AppError } from "@/lib/server/errors";
import { readingOf, storeReading } from "@/lib/server/sync/store-plans";
import type { Reading } from "@/lib/server/sync/store-statement";
import { getPlans } from "@/lib/server/zoom/plans";

type Json = Record<string, unknown>;

/** A reading that shows the plans as the person saw them; `isKept` false: it still has to be kept, since it shows what is. */
export type Compared = { reading: Reading; isKept: boolean };

/**
 * Reads the plans just before sending and compares them with what the person saw.
 *
 * Returns the fresh plans. In every other case the change ends here, nothing was sent, and the stored answer is
 * thrown: Zoom did not answer or refused the read, the plans changed or may have (a reading that lags, a change that
 * Zoom accepted lately and does not show), or the rules forbid it.
 * @param keep whatever is kept, the reading is weighed against it
 */
export async function comparePlans<Request extends Json>(
  run: ChangeRun<Request>,
  row: ChangeRow,
  keep = false,
): Promise<Compared> {
  const { context, input, account, operation } = run;
  const [reading, accepted] = await Promise.all([
    getPlans(context.zoom, input.accountId).catch((error: unknown) => ({ error })),
    // Now that this change is stored no other one is open that could still be accepted.
    acceptedLately(context, input.accountId),
  ]);
  if ("error" in reading) return end(run, row, failedRead(run, reading.error));
  const { raw, readAt } = reading;
  const now = readingOf(input.accountId, raw, readAt);
  if (now.version === input.ifMatch && isContradicted(run, readAt)) return end(run, row, laggingRead(run));
  const isKept = keep || now.version !== input.ifMatch || now.version !== account.snapshot?.version;
  if (isKept) await keepCompared(run, row, now);
  if (now.version !== input.ifMatch) return endChanged(run, row, now);
  const hidden = hiddenFrom(accepted, operation.effect(input.request, now.lines), now.lines);
  if (hidden) return end(run, row, acceptedButHidden(run, hidden));
  const refusal = refusalBy(() => judgeFresh(run, now.lines));
  if (refusal) return end(run, row, refusedByRules(run, refusal));
  return { reading: now, isKept };
}

// Somebody read other plans just before: this reading, which shows what the person saw, may come from a part that lags.
function isContradicted<Request extends Json>({ account, input }: ChangeRun<Request>, readAt: Date): boolean {
  const { snapshot } = account;
  if (snapshot === null || snapshot.version === input.ifMatch) return false;
  return readAt.getTime() - snapshot.readAt.getTime() < LAG_SECONDS * 1000;
}

/**
 * Ends a change whose plans were replaced between the reading and the sending. A further reading tells what the plans
 * are now; where it shows again what the person saw, Zoom's readings contradict each other, and nothing may build on them.
 */
export async function endContradicted<Request extends Json>(
  run: ChangeRun<Request>,
  row: ChangeRow,
): Promise<never> {
  await comparePlans(run, row, true);
  return end(run, row, laggingRead(run));
}

/**
 * Keeps the reading before sending. Ends the change and throws the stored answer when other plans are kept than it
 * shows: they were read later, or it came from a part of Zoom that lags.
 */
async function keepCompared<Request extends Json>(
  run: ChangeRun<Request>,
  row: ChangeRow,
  reading: Reading,
): Promise<void> {
  const { newer } = await storeReading(run.context, reading);
  if (newer === null) return;
  if (newer.version === run.input.ifMatch) await end(run, row, laggingRead(run));
  await endChanged(run, row, newer);
}

/** Other plans were kept while a request waited to be sent. */
export class PlansMoved extends Error {
  override readonly name = "PlansMoved";
}

/** True while the plans of this version are the ones that are kept. */
export async function plansStillKept({ db }: Context, accountId: string, version: string): Promise<boolean> {
  const rows = await runStatement(
    db,
    sql`select 1 as kept from account_plans where account_id = ${accountId} and version = ${version}`,
  );
  return rows.length > 0;
}

/** How a change ends that was stopped before its first byte because other plans are kept by now. */
export async function changedMeanwhile<Request extends Json>(
  run: ChangeRun<Request>,
  row: ChangeRow,
): Promise<Ending> {
  const { db } = run.context;
  const { account } = await findForChange(db, { accountId: row.accountId, key: row.idempotencyKey });
  const { version, lines } = account?.snapshot ?? { version: "", lines: [] };
  return changedPlans(run, { version, lines, by: await lastChangeTo(db, row, lines) });
}

async function endChanged<Request extends Json>(
  run: ChangeRun<Request>,
  row: ChangeRow,
  now: { version: string; lines: PlanLine[] },
): Promise<never> {
  const by = await lastChangeTo(run.context.db, row, now.lines);
  return end(run, row, changedPlans(run, { version: now.version, lines: now.lines, by }));
}

async function end<Request extends Json>(
  run: ChangeRun<Request>,
  row: ChangeRow,
  ending: Ending,
): Promise<never> {
  await endChange(run, row, ending);
  throw new Error(`change ${row.id} ended as ${ending.to} without a problem`);
}

function refusalBy(judge: () => void): AppError | null {
  try {
    judge();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
