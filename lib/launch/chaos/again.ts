import type { Child } from "@/lib/launch/child";
import { startWeb, startWorker, untilReady } from "@/lib/launch/product";
import type { Settings } from "@/lib/launch/settings";
import type { Stack } from "@/lib/launch/stack";

/** How a process ended that was asked to: its exit code (null: it had to be killed) and how long that took. */
export type End = { code: number | null; ms: number };

/** A web process or a worker of the built product that is ended and started as often as a run wants it. */
export type Again = {
  kind: "web" | "worker";
  /** SIGTERM, as a deployment sends it; returns when it is gone. */
  end(): Promise<End>;
  /** kill -9; returns when it is gone. */
  kill(): Promise<void>;
  /** Starts the next one; returns when a web process is ready. */
  begin(): Promise<void>;
};

/** Starts the first one; the one that runs last ends with the stack. */
export async function startAgain(stack: Stack, kind: Again["kind"], settings: Settings): Promise<Again> {
  const ready = `http://127.0.0.1:${settings.PORT}/api/health/ready`;
  const start = async (): Promise<Child> => {
    const begun = kind === "web" ? startWeb(settings, "127.0.0.1") : startWorker(settings, "keep");
    if (kind === "web") await untilReady(ready, () => stack.throwIfStopping());
    return begun;
  };
  let child = await start();
  await stack.start(async () => ({ stop: () => child.stop() }));
  return {
    kind,
    end: async () => {
      const began = performance.now();
      await child.stop();
      return { code: await child.exited, ms: performance.now() - began };
    },
    kill: () => child.kill(),
    begin: async () => {
      child = await start();
    },
  };
}
