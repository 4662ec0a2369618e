import { Stack } from "@/lib/launch/stack";

const LOOK_FOR_NPM_MS = 500;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs one command until it is asked to end or something it started ends, then stops all that it started.
 *
 * Takes a function that starts everything and returns. Ends this process: 0 when asked to, 1 with the error's
 * message otherwise. A signal that comes again changes nothing (npm passes the same Ctrl-C on a second time).
 */
export async function run(startAll: (stack: Stack) => Promise<void>): Promise<never> {
  const stack = new Stack();
  const asked = Promise.race([askedBySignal(), leftByNpm()]);
  void asked.then(() => stack.stop()).catch(() => {});
  const code = await Promise.race([startAll(stack).then(() => asked), stack.failure]).then(
    () => 0,
    // What breaks during a stop that somebody asked for is part of that stop.
    (error: unknown) => (stack.isStopping ? 0 : report(error)),
  );
  const stopCode = await stack.stop().then(() => 0, report);
  process.exit(code || stopCode);
}

function report(error: unknown): number {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
}

function askedBySignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.on(signal, () => resolve());
  });
}

// npm ends without a word to us when it is killed, or when its shell keeps the signal to itself.
function leftByNpm(): Promise<void> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    if (!process.env.npm_lifecycle_event) return;
    setInterval(() => process.ppid !== parent && resolve(), LOOK_FOR_NPM_MS).unref();
  });
}
