import "server-only";
import type { ChangeEvidence, ChangeState, PlansSeen } from "@/lib/domain/change";
import { directionOf } from "@/lib/domain/change-effect";
import { changeVerdict, readsSince } from "@/lib/domain/change-verdict";
import { decideDifferences } from "@/lib/domain/decide-differences";
import { hasHoles } from "@/lib/domain/difference-steps";
import { explainRefusal } from "@/lib/domain/refusals";
import { type ChangeResult, changeAnswer, errorAnswer, refusedAnswer } from "@/lib/server/changes/answers";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import { type ChangeRun, effectOf } from "@/lib/server/changes/change-run";
import { type Compared, changedMeanwhile, PlansMoved } from "@/lib/server/changes/compare-plans";
import { type Ending, endChange } from "@/lib/server/changes/end-change";
import { evidenceOf, withEvidence } from "@/lib/server/changes/evidence";
import { noteChange } from "@/lib/server/changes/move-change";
import { nextCheckAt } from "@/lib/server/changes/next-check";
import { readAgain, readBackOf } from "@/lib/server/changes/read-back";
import { toAppError, zoomRefusal } from "@/lib/server/errors";
import type { Reading } from "@/lib/server/sync/store-statement";
import type { ZoomAnswer } from "@/lib/server/zoom/call";
import { ZoomError, ZoomNotSent, ZoomRefused } from "@/lib/server/zoom/errors";

type Json = Record<string, unknown>;

// Longer than a read with all its tries: the sending may have used up its own lease.
const READ_BACK_LEASE_MS = 15_000;

/**
 * Sends a change that is durably *sending*, once, and writes down what came of it.
 * @param send the one call of Zoom
 * @param compared the reading before it
 * @returns the result; throws AppError for a change that was refused or not sent
 */
export async function sendChange<Request extends Json>(
  run: ChangeRun<Request>,
  row: ChangeRow,
  { send, compared }: { send: () => Promise<ZoomAnswer>; compared: Compared },
): Promise<ChangeResult> {
  const outcome = await send().catch((error: unknown) => ({ error }));
  if (!("error" in outcome)) return settleAnswered(run, row, outcome, compared.reading);
  const { error } = outcome;
  if (error instanceof PlansMoved) return endChange(run, row, await changedMeanwhile(run, row));
  const kept: Pick<Ending, "reading"> = compared.isKept
    ? {}
    : { reading: { reading: compared.reading, sure: null } };
  if (error instanceof ZoomRefused) return endChange(run, row, { ...refused(run, error), ...kept });
  if (error instanceof ZoomNotSent) return endChange(run, row, { ...notSent(run, error), ...kept });
  // Whatever else broke, Zoom may have done it: only a read can tell.
  if (!(error instanceof ZoomError))
    run.context.log.error({ err: error, changeId: row.id }, "a sending broke");
  return endChange(run, row, { ...unknown(run, noAnswer(run, error)), ...kept });
}

// A success is durable before it is proven, so that a crash in between does not forget that Zoom said yes.
async function settleAnswered<Request extends Json>(
  run: ChangeRun<Request>,
  row: ChangeRow,
  { status, requestId }: ZoomAnswer,
  before: Reading,
): Promise<ChangeResult> {
  const { context, operation } = run;
  const at = context.clock.now();
  // Neither waits for the other: what is proven is only judged when both are there. The read goes first, so that it is
  // under way while the note is put into words.
  const [looking, noting] = await Promise.allSettled([
    readAgain(context, row.accountId),
    noteChange(context, row, {
      zoom: { status, code: null, message: "", requestId },
      leaseUntil: new Date(at.getTime() + READ_BACK_LEASE_MS),
      evidence: withEvidence(row.evidence, evidenceOf("answered", at, `Zoom answered ${status}`)),
    }),
  ]);
  if (noting.status === "rejected") throw noting.reason;
  if (looking.status === "rejected") throw looking.reason;
  const answered = noting.value.row;
  const { seen, evidence } = readBackOf(answered, looking.value, noting.value.at);
  const kept = toKeep(answered, before, looking.value, seen);
  const reads = readsSince([evidence]);
  const verdict = changeVerdict({ direction: directionOf(effectOf(answered)), answered: true, reads });
  if (seen === null || verdict === null)
    return endChange(run, answered, { ...unknown(run, evidence), ...kept });
  return endChange(run, answered, {
    to: verdict,
    evidence: [evidence],
    answer: changeAnswer(operation.success),
    patch: { nextCheckAt: nextCheckAt(verdict, 0, context.clock.now()) },
    ...kept,
  });
}

// Plans as just wanted and answered are no old ones, even where they are as before the change before.
function toKeep(
  row: ChangeRow,
  before: Reading,
  reading: Reading | ZoomError,
  seen: PlansSeen | null,
): Pick<Ending, "reading"> {
  if (reading instanceof ZoomError) return {};
  if (seen !== "target") return { reading: { reading, sure: null } };
  return {
    reading: { reading, sure: "always", ours: isAllOurs(row, before, reading) ? before.version : null },
  };
}

// What differs between the readings before and after is what the change did, and nothing else.
function isAllOurs(row: ChangeRow, before: Reading, after: Reading): boolean {
  const replaced = { before: before.lines, after: after.lines, changeIds: [row.id] };
  const [decision] = decideDifferences([replaced], [{ ...row, state: "applied" }]);
  return decision?.lines.length === 0 && !hasHoles(after.raw, after.lines);
}

function refused<Request extends Json>(
  { context, operation }: ChangeRun<Request>,
  error: ZoomRefused,
): Ending {
  const zoom = zoomRefusal(error);
  const code = zoom.code === null ? "" : `, code ${zoom.code}`;
  const text = `Zoom refused (${zoom.status}${code}): ${zoom.message}`;
  const now = context.clock.now();
  const evidence = error.asked
    ? evidenceOf("answered", now, text)
    : evidenceOf("not_sent", now, `Nothing reached Zoom, which had refused the same shortly before. ${text}`);
  return {
    to: "refused",
    evidence: [evidence],
    answer: refusedAnswer,
    patch: { zoom, explanation: explainRefusal(zoom, operation.kind) },
  };
}

function notSent<Request extends Json>(
  { context, operation }: ChangeRun<Request>,
  error: ZoomNotSent,
): Ending {
  const problem = toAppError(error, operation.kind);
  if (!problem) throw error;
  const evidence = [evidenceOf("not_sent", context.clock.now(), `Nothing reached Zoom: ${error.message}`)];
  return { to: "not_sent", evidence, answer: errorAnswer(problem) };
}

function noAnswer<Request extends Json>({ context }: ChangeRun<Request>, error: unknown): ChangeEvidence {
  const words = error instanceof ZoomError ? error.message : "the sending broke inside Plandesk";
  return evidenceOf("no_answer", context.clock.now(), `No usable answer: ${words}`);
}

function unknown<Request extends Json>({ context }: ChangeRun<Request>, evidence: ChangeEvidence): Ending {
  const state: ChangeState = "unknown";
  const reads = readsSince([evidence]).length;
  return {
    to: state,
    evidence: [evidence],
    answer: changeAnswer(202),
    patch: { checks: reads, nextCheckAt: nextCheckAt(state, reads, context.clock.now()) },
  };
}
