import "server-only";
import { warnOfOpenAudit } from "@/lib/server/audit/warn-of-open-audit";
import { type Background, startBackground } from "@/lib/server/background/start-background";
import { type Context, getContext } from "@/lib/server/context";
import { closeDatabase } from "@/lib/server/db/client";
import { DRAIN_MS } from "@/lib/server/end-in-time";
import { EnvError } from "@/lib/server/env";

async function main(): Promise<void> {
  const context = getContext();
  const background = await startBackground(context);
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => void stop(context, background, signal));
  }
  context.log.info("the worker is up");
  await warnOfOpenAudit(context);
}

async function stop({ log }: Context, background: Background, signal: string): Promise<void> {
  log.info({ signal }, "the worker stops");
  setTimeout(() => {
    log.error("the worker did not stop in time");
    process.exit(1);
  }, DRAIN_MS).unref();
  await background.stop();
  await closeDatabase();
  process.exit(0);
}

main().catch((error: unknown) => {
  const text =
    error instanceof EnvError ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`The worker cannot start.\n${text}\n`);
  process.exit(1);
});
