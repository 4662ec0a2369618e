import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { nextReading } from "@/lib/domain/freshness";
import type { Context } from "@/lib/server/context";
import { isDatabaseFault } from "@/lib/server/db/database-fault";
import { type Claim, claimAccounts, factsOf, leaveClaims } from "@/lib/server/sync/claim-accounts";
import { queueFirstCompaction } from "@/lib/server/sync/compact-snapshot";
import { failureText } from "@/lib/server/sync/failure-text";
import { type ClaimOutcome, checkOf, readClaimed } from "@/lib/server/sync/read-claimed";
import { createReaderHealth, type ReaderHealth } from "@/lib/server/sync/reader-health";
import { closeFinishedRun, failRun, runningRun } from "@/lib/server/sync/sync-run";
import { readDecisions } from "@/lib/server/sync/sync-state";
import { type CheckWriter, createCheckWriter } from "@/lib/server/sync/write-checks";
import { ZoomNotSent } from "@/lib/server/zoom/errors";

/** How a reader goes on: until it is stopped, or until a run has ended. */
export type ReadDueOptions = { signal: AbortSignal; untilEndOf?: number };

// Claims of several at a time: the next when so much of the width is free.
const REFILL_AT = 0.75;
const IDLE_MS = 1_000;
const CLOSE_EVERY_MS = 5_000;
const IDLE_IN_RUN_MS = 50;

type Reader = {
  endless: boolean;
  context: Context;
  writer: CheckWriter;
  health: ReaderHealth;
  underWay: Set<Promise<void>>;
  /** Sub-accounts for which Zoom's last answer was that we call too often. */
  turnedAway: Set<string>;
  /** When the open run was last looked at, by performance.now(). */
  closedAt: number;
};

/**
 * Reads the plans of whatever is due, the most urgent first, again and again. Any number of processes may do so; what
 * one leaves behind when it dies is taken up by the others. Ends the open run when nothing of it is left.
 */
export async function readDue(context: Context, { signal, untilEndOf }: ReadDueOptions): Promise<void> {
  const reader: Reader = {
    endless: untilEndOf === undefined,
    context,
    writer: createCheckWriter(context),
    health: createReaderHealth(),
    underWay: new Set(),
    turnedAway: new Set(),
    closedAt: Number.NEGATIVE_INFINITY,
  };
  while (!signal.aborted) {
    await reader.health.rest(signal);
    await closeInPassing(reader);
    const claimed = signal.aborted ? 0 : await claimMore(reader);
    if (reader.underWay.size >= reader.health.width() * REFILL_AT) await untilFewer(reader);
    else if (claimed === 0 && reader.underWay.size > 0) await Promise.race(reader.underWay);
    else if (claimed === 0) {
      if (await isOver(context, untilEndOf)) break;
      await wait(untilEndOf === undefined ? IDLE_MS : IDLE_IN_RUN_MS, undefined, { signal }).catch(() => {});
    }
  }
  await Promise.all(reader.underWay);
}

// Where answers are slow some reading is always under way, and a run would never end by waiting for a rest.
async function closeInPassing(reader: Reader): Promise<void> {
  if (!reader.endless || performance.now() - reader.closedAt < CLOSE_EVERY_MS) return;
  reader.closedAt = performance.now();
  await isOver(reader.context, undefined);
}

async function claimMore(reader: Reader): Promise<number> {
  const { context, underWay, health, endless } = reader;
  try {
    const claims = await claimAccounts(context, health.width() - underWay.size);
    for (const claim of claims) {
      const work: Promise<void> = readOne(reader, claim).finally(() => underWay.delete(work));
      underWay.add(work);
    }
    return claims.length;
  } catch (error) {
    if (!endless) throw error;
    // A reader outlives the database's absence.
    context.log.error({ err: error }, "the queue of readings could not be read");
    health.bad(error);
    await wait(IDLE_MS);
    return 0;
  }
}

async function untilFewer({ underWay, health }: Reader): Promise<void> {
  while (underWay.size > 0 && underWay.size >= health.width() * REFILL_AT) await Promise.race(underWay);
}

async function readOne(reader: Reader, claim: Claim): Promise<void> {
  const { context, writer, health } = reader;
  try {
    const now = context.clock.now();
    // It may have been read since it was queued.
    const isDue = claim.isLeft || nextReading(factsOf(claim), now).dueAt <= now;
    const outcome = isDue ? await readClaimed(context, claim) : null;
    reader.turnedAway.delete(claim.accountId);
    await writer.write(outcome?.check ?? checkOf(claim, claim.triedAt, claim.failures, now));
    if (outcome) await judge(context, health, outcome);
  } catch (error) {
    await leaveOne(reader, claim, error);
  }
}

async function judge(context: Context, health: ReaderHealth, outcome: ClaimOutcome): Promise<void> {
  if (!outcome.unanswered) health.good();
  else if (health.bad(null)) await tellOutage(context, "Zoom does not answer. The next reading tries again.");
}

async function leaveOne(reader: Reader, claim: Claim, error: unknown): Promise<void> {
  const { context, writer, health } = reader;
  const { accountId } = claim;
  try {
    if (error instanceof ZoomNotSent && !isTurnedAwayAgain(reader, accountId, error)) {
      if (health.bad(error)) await tellOutage(context, failureText(error));
      await leaveClaims(context, [accountId]);
      return;
    }
    context.log.error({ err: error, accountId }, "a sub-account could not be read");
    // What is wrong with our own database says nothing of the sub-account: the lease ends by itself.
    if (!isDatabaseFault(error)) await writer.write(checkOf(claim, context.clock.now(), claim.failures + 1));
  } catch (cause) {
    context.log.error({ err: cause, accountId }, "a sub-account's look was not noted");
  }
}

// One that is turned away twice in a row while others are answered waits like any other that fails: else it would be
// the first in the queue again, and its 429s would slow everybody for ever.
function isTurnedAwayAgain({ turnedAway }: Reader, accountId: string, error: ZoomNotSent): boolean {
  if (error.limit !== "second") return false;
  const again = turnedAway.delete(accountId);
  if (!again) turnedAway.add(accountId);
  return again;
}

async function tellOutage(context: Context, words: string): Promise<void> {
  context.log.warn({ words }, "the reading of plans is held up");
  await failRun(context, words);
}

async function isOver(context: Context, runId: number | undefined): Promise<boolean> {
  try {
    if (await closeFinishedRun(context)) await askForCompaction(context);
    if (runId === undefined) return false;
    const [run, { pausedAt }] = await Promise.all([runningRun(context), readDecisions(context)]);
    return run?.id !== runId || pausedAt !== null;
  } catch (error) {
    if (runId !== undefined) throw error;
    context.log.error({ err: error }, "the end of a reading could not be stored");
    return false;
  }
}

// The reading is through, whether or not the queue took the job: the next list asks again.
async function askForCompaction(context: Context): Promise<void> {
  await queueFirstCompaction(context).catch((error: unknown) => {
    context.log.error({ err: error }, "the compaction of the snapshot could not be asked for");
  });
}
