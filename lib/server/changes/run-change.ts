import "server-only";
import { eq } from "drizzle-orm";
import { type ChangeResult, errorAnswer, toResult } from "@/lib/server/changes/answers";
import { findForChange, presentAccount } from "@/lib/server/changes/change-account";
import { type ChangeRow, toChange } from "@/lib/server/changes/change-row";
import { type ChangeRun, judgeBeforeReading } from "@/lib/server/changes/change-run";
import {
  type Compared,
  comparePlans,
  endContradicted,
  PlansMoved,
  plansStillKept,
} from "@/lib/server/changes/compare-plans";
import { endChange } from "@/lib/server/changes/end-change";
import { amountsText, evidenceOf, withEvidence } from "@/lib/server/changes/evidence";
import { ChangeTakenOver, moveChange } from "@/lib/server/changes/move-change";
import type { ChangeInput, Operation } from "@/lib/server/changes/operation";
import { prepareChange } from "@/lib/server/changes/prepare-change";
import { requestHash } from "@/lib/server/changes/request-hash";
import { sendChange } from "@/lib/server/changes/send-change";
import { refuseSecondChange, storedResult } from "@/lib/server/changes/stored-result";
import { issueTicket } from "@/lib/server/changes/ticket";
import type { Caller, Context } from "@/lib/server/context";
import { changes } from "@/lib/server/db/schema";
import { AppError } from "@/lib/server/errors";
import type { ZoomAnswer } from "@/lib/server/zoom/call";
import { reservePlace } from "@/lib/server/zoom/plans";

type Json = Record<string, unknown>;

// The write's own deadline is 20 s; five more to write the outcome down.
const SENDING_LEASE_MS = 25_000;
// What is still on its way to the network when the lease ends would be late: the last start lies before it.
const LAST_START_MS = SENDING_LEASE_MS - 2_000;
// A request that leaves so soon after the move needs no look at the plans of its own.
const NO_WAIT_MS = 100;
// A change that ends between our insert and our look leaves neither key nor open change behind; then insert again.
const PREPARE_TRIES = 3;

/**
 * The one door through which a paid change passes: stored, compared with a fresh read, sent at most once, proven.
 *
 * Returns the change with 200 or 201 when Zoom did it, 202 when the outcome is not known. The same key with the same
 * request gives the stored answer. Throws AppError for everything else; each names `changeId` once a change is stored.
 */
export async function runChange<Request extends Json>(
  context: Context,
  caller: Caller,
  operation: Operation<Request>,
  input: ChangeInput<Request>,
): Promise<ChangeResult> {
  const path = `/accounts/${input.accountId}${operation.path}`;
  const hash = requestHash({ method: operation.method, path, body: input.request });
  const found = await findForChange(context.db, { accountId: input.accountId, key: input.idempotencyKey });
  const stored = found.knownKey ? await storedResult(context.db, { key: input.idempotencyKey, hash }) : null;
  if (stored) return stored;
  const account = presentAccount(found);
  const run: ChangeRun<Request> = { context, caller, operation, input, account };
  judgeBeforeReading(run);
  const prepared = await prepareOrReplay(run, hash);
  if ("change" in prepared) return prepared;
  return carryOut(run, prepared).catch((error: unknown) => resultAfterTakeover(run, prepared, error));
}

async function prepareOrReplay<Request extends Json>(
  run: ChangeRun<Request>,
  hash: string,
): Promise<ChangeRow | ChangeResult> {
  const { context, input } = run;
  for (let tries = 0; tries < PREPARE_TRIES; tries++) {
    const row = await prepareChange(run, hash);
    if (row) return row;
    const stored = await storedResult(context.db, { key: input.idempotencyKey, hash });
    if (stored) return stored;
    await refuseSecondChange(context.db, input.accountId);
  }
  throw new AppError("change_in_progress", {
    detail: "Other changes of this sub-account keep coming first.",
  });
}

async function carryOut<Request extends Json>(
  run: ChangeRun<Request>,
  prepared: ChangeRow,
): Promise<ChangeResult> {
  const { row, send, compared } = await comparePlans(run, prepared)
    .then((found) => startSending(run, prepared, found))
    .catch((error: unknown) => giveUp(run, prepared, error));
  try {
    return await sendChange(run, row, { send, compared });
  } catch (error) {
    if (error instanceof AppError || error instanceof ChangeTakenOver) throw error;
    // It was sent, but its outcome could not be written down: the row stays *sending* until the reconciler adopts it.
    run.context.log.error({ err: error, changeId: row.id }, "the outcome of a change could not be stored");
    return { status: 202, change: toChange(row) };
  }
}

type Started = { row: ChangeRow; send: () => Promise<ZoomAnswer>; compared: Compared };

// What was compared was kept when the request came. Where other plans are kept by now only a new reading tells what is:
// when two readings overlap, their beginnings do not tell which of them is the newer one.
async function startSending<Request extends Json>(
  run: ChangeRun<Request>,
  prepared: ChangeRow,
  found: Compared,
): Promise<Started> {
  try {
    const started = await moveToSending(run, prepared, found);
    return { ...started, compared: found };
  } catch (error) {
    if (!(error instanceof ChangeTakenOver)) throw error;
    return endContradicted(run, prepared);
  }
}

// *sending* with the very body is durable before the first byte leaves, while the plans that it builds on are kept.
async function moveToSending<Request extends Json>(
  run: ChangeRun<Request>,
  prepared: ChangeRow,
  { reading: { lines, version } }: Compared,
): Promise<Omit<Started, "compared">> {
  const { context, caller, operation, input } = run;
  const { body, send } = operation.sending(input.request, lines);
  const effect = operation.effect(input.request, lines);
  const now = context.clock.now();
  // Taken before the lease begins, and by a clock that runs on while the process is stopped.
  const sendBefore = performance.now() + LAST_START_MS;
  const place = reservePlace(context.zoom);
  const row = await moveChange(context, prepared, {
    to: "sending",
    by: "request",
    actor: caller,
    plans: version,
    patch: {
      ...effect,
      sent: body,
      sentAt: now,
      leaseUntil: new Date(now.getTime() + SENDING_LEASE_MS),
      evidence: withEvidence(
        prepared.evidence,
        evidenceOf("compared", now, "The plans are as they were seen"),
        evidenceOf("sent", now, `Sent to Zoom: ${amountsText(effect.after)}`),
      ),
    },
  });
  const { id: changeId, accountId, fence } = row;
  const moved = performance.now();
  // A place and a token take no time as a rule; where they did, plans may have been read that changed.
  const lastLook = async () => {
    const waited = performance.now() - moved > NO_WAIT_MS;
    if (waited && !(await plansStillKept(context, accountId, version))) throw new PlansMoved();
  };
  const ticket = issueTicket({ changeId, accountId, fence, sendBefore, place, lastLook });
  return { row, send: () => send(context.zoom, ticket) };
}

// Nothing was sent yet: what broke unforeseen must not keep the sub-account closed.
async function giveUp<Request extends Json>(
  run: ChangeRun<Request>,
  prepared: ChangeRow,
  error: unknown,
): Promise<never> {
  if (error instanceof AppError || error instanceof ChangeTakenOver) throw error;
  run.context.log.error({ err: error, changeId: prepared.id }, "a change broke before it was sent");
  const text = "Plandesk broke before anything was sent";
  await endChange(run, prepared, {
    to: "not_sent",
    evidence: [evidenceOf("not_sent", run.context.clock.now(), text)],
    answer: errorAnswer(new AppError("internal", { detail: `${text}.` })),
  });
  throw error;
}

async function resultAfterTakeover<Request extends Json>(
  { context }: ChangeRun<Request>,
  { id }: ChangeRow,
  error: unknown,
): Promise<ChangeResult> {
  if (!(error instanceof ChangeTakenOver)) throw error;
  const [row] = await context.db.select().from(changes).where(eq(changes.id, id));
  if (!row) throw error;
  return toResult(row);
}
