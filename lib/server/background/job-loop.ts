import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { Runner } from "graphile-worker";
import type { Context } from "@/lib/server/context";

type JobLoop = {
  begin: () => Promise<Runner>;
  /** The first one, which has begun. */
  first: Runner;
  signal: AbortSignal;
};

const PAUSE_MS = 2_000;

/**
 * Keeps a runner of jobs going until stopped. The library's ends for good, without a word, when it cannot be stored
 * that a job is done, as while the database restarts.
 * @returns when the jobs that ran at the stop are over
 */
export async function jobLoop(context: Context, { begin, first, signal }: JobLoop): Promise<void> {
  let runner: Runner | null = first;
  for (;;) {
    if (runner) await untilEnd(context, runner, signal);
    if (signal.aborted) return;
    context.log.error("the runner of jobs has ended and begins anew");
    await wait(PAUSE_MS, undefined, { signal }).catch(() => {});
    runner = signal.aborted ? null : await beginAnew(context, begin);
  }
}

async function untilEnd({ log }: Context, runner: Runner, signal: AbortSignal): Promise<void> {
  let stopped = Promise.resolve();
  const stop = () => {
    // Stopping one that is ending already fails, and it ends all the same.
    stopped = runner.stop().catch(() => {});
  };
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  await runner.promise.catch((error: unknown) => log.error({ err: error }, "the runner of jobs failed"));
  signal.removeEventListener("abort", stop);
  await stopped;
}

async function beginAnew({ log }: Context, begin: () => Promise<Runner>): Promise<Runner | null> {
  return begin().catch((error: unknown) => {
    log.error({ err: error }, "the runner of jobs could not begin");
    return null;
  });
}
