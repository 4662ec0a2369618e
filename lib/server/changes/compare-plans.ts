import "server-only";
import { sql } from "drizzle-orm";
import type { PlanLine } from "@/lib/domain/plan-line";
import { explainRefusal } from "@/lib/domain/refusals";
import { errorAnswer, problemAnswer, refusedAnswer } from "@/lib/server/changes/answers";
import { findForChange } from "@/lib/server/changes/change-account";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import { type ChangeRun, judgeFresh, seenLines } from "@/lib/server/changes/change-run";
import { type Ending, endChange } from "@/lib/server/changes/end-change";
import { evidenceOf } from "@/lib/server/changes/evidence";
import { type LastChange, lastChangeTo } from "@/lib/server/changes/last-change";
import type { Context } from "@/lib/server/context";
import { runStatement } from "@/lib/server/db/run-statement";
import { AppError, toAppError, zoomRefusal } from "@/lib/server/errors";
import { readingOf, storeReading } from "@/lib/server/sync/store-plans";
import type { Reading } from "@/lib/server/sync/store-statement";
import { ZoomRefused } from "@/lib/server/zoom/errors";
import { getPlans } from "@/lib/server/zoom/plans";

type Json = Record<string, unknown>;

const LAG_SECONDS = 60;

/** A reading that shows the plans as the person saw them; `isKept` false: it still has to be kept, since it shows what is. */
export type Compared = { reading: Reading; isKept: boolean };

/**
 * Reads the plans just before sending and compares them with what the person saw.
 *
 * Returns the fresh plans. In every other case the change ends here, nothing was sent, and the stored answer is
 * thrown: Zoom did not answer or refused the read, the plans changed, or the rules forbid it.
 * @param keep whatever is kept, the reading is weighed against it
 */
export async function comparePlans<Request extends Json>(
  run: ChangeRun<Request>,
  row: ChangeRow,
  keep = false,
): Promise<Compared> {
  const { context, input, account } = run;
  const { raw, readAt } = await getPlans(context.zoom, input.accountId).catch((error: unknown) =>
    end(run, row, failedRead(run, error)),
  );
  const now = readingOf(input.accountId, raw, readAt);
  if (now.version === input.ifMatch && isContradicted(run, readAt)) return end(run, row, laggingRead(run));
  const isKept = keep || now.version !== input.ifMatch || now.version !== account.snapshot?.version;
  if (isKept) await keepCompared(run, row, now);
  if (now.version !== input.ifMatch) return endChanged(run, row, now);
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

function failedRead<Request extends Json>(
  { context, operation }: ChangeRun<Request>,
  error: unknown,
): Ending {
  const at = context.clock.now();
  const known = toAppError(error, operation.kind);
  if (!known) throw error;
  if (known.code === "zoom_refused" && error instanceof ZoomRefused) {
    const zoom = zoomRefusal(error);
    const explanation = explainRefusal(zoom, operation.kind);
    const evidence = [evidenceOf("read_failed", at, `Zoom refused to show the plans: ${zoom.message}`)];
    return { to: "refused", evidence, answer: refusedAnswer, patch: { zoom, explanation } };
  }
  const text = `The plans could not be read, so nothing was sent: ${error instanceof Error ? error.message : ""}`;
  return { to: "not_sent", evidence: [evidenceOf("not_sent", at, text)], answer: errorAnswer(known) };
}

// What Zoom shows is older than what it showed before: nothing can be compared with that.
function laggingRead<Request extends Json>({ context }: ChangeRun<Request>): Ending {
  const text = "Zoom still shows the plans as they were before they changed last. Nothing was sent";
  const headers = { "Retry-After": String(LAG_SECONDS) };
  return {
    to: "not_sent",
    evidence: [evidenceOf("not_sent", context.clock.now(), text)],
    answer: errorAnswer(new AppError("zoom_unavailable", { detail: `${text}.` }, headers)),
  };
}

function changedPlans<Request extends Json>(
  run: ChangeRun<Request>,
  now: { version: string; lines: PlanLine[]; by: LastChange | null },
): Ending {
  const { context, operation, input } = run;
  const at = context.clock.now();
  const lines = seenLines(run);
  return {
    to: "not_sent",
    evidence: [evidenceOf("compared", at, "The plans changed since they were seen. Nothing was sent")],
    answer: problemAnswer("plans_changed", {
      saw: lines && { version: input.ifMatch, lines },
      now: { version: now.version, lines: now.lines, readAt: at.toISOString() },
      changedBy: now.by,
      want: operation.effect(input.request, now.lines).after,
    }),
  };
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

function refusedByRules<Request extends Json>({ context }: ChangeRun<Request>, refusal: AppError): Ending {
  const text = "The fresh plans do not allow the change. Nothing was sent";
  return {
    to: "not_sent",
    evidence: [evidenceOf("compared", context.clock.now(), text)],
    answer: errorAnswer(refusal),
  };
}
