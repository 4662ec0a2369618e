import { setTimeout as wait } from "node:timers/promises";
import { type Child, type Output, startChild } from "@/lib/launch/child";
import { NEXT, WORKER } from "@/lib/launch/project";
import type { Settings } from "@/lib/launch/settings";

// Running changes get 20 s to finish or to become "not known yet" (design: SIGTERM drains).
const DRAIN_MS = 25_000;
const READY_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 100;

/** Starts the background worker as a process of its own. */
export function startWorker(settings: Settings, output: Output = "show"): Child {
  const args = ["--conditions=react-server", "--import", "tsx", WORKER];
  return startChild({ args, env: runtime(settings), output, drainMs: DRAIN_MS });
}

/**
 * Starts the web server on the port in the settings.
 *
 * `host` limits it to one address of this machine; without it, it listens on all.
 */
export function startWeb(settings: Settings, host?: string, output: Output = "keep"): Child {
  const args = [NEXT, "start", "--port", settings.PORT ?? "3000", ...(host ? ["--hostname", host] : [])];
  return startChild({ args, env: runtime(settings), output, drainMs: DRAIN_MS });
}

/** Starts the web server that compiles each page when it is first opened. */
export function startDevelopmentWeb(settings: Settings, host: string): Child {
  const args = [NEXT, "dev", "--port", settings.PORT ?? "3000", "--hostname", host];
  const env = { ...runtime(settings), NODE_ENV: "development" };
  return startChild({ args, env, output: "show", drainMs: DRAIN_MS });
}

function runtime(settings: Settings): Settings {
  return { ...settings, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
}

/** Waits until a page answers with 200. Throws when it does not within a minute. */
export async function untilReady(url: string, goOn: () => void): Promise<void> {
  const began = Date.now();
  for (;;) {
    goOn();
    const status = await statusOf(url);
    if (status === 200) return;
    if (Date.now() - began > READY_WITHIN_MS)
      throw new Error(`${url} did not get ready; it answers ${status}`);
    await wait(ASK_EVERY_MS);
  }
}

async function statusOf(url: string): Promise<number | string> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: "manual" });
    await answer.arrayBuffer();
    return answer.status;
  } catch (error) {
    return (error as Error).message;
  }
}
