import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Order } from "@/lib/launch/chaos/kill-child";

const FILE = fileURLToPath(new URL("./kill-child.ts", import.meta.url));

/** A process that has loaded everything and waits for its order. */
export type WarmChild = {
  begin(order: Order): void;
  /** How it ended when nobody killed it; null while it runs. */
  end(): string | null;
  /** kill -9; returns when it is gone. */
  kill(): Promise<void>;
};

/** Starts a process and returns when it is ready; throws what it printed when it ends before. */
export async function warmChild(): Promise<WarmChild> {
  const execArgv = ["--conditions=react-server", "--import", "tsx"];
  const child = fork(FILE, [], { execArgv, stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let printed = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  let end: string | null = null;
  const exited = once(child, "exit").then(() => {
    end ??= `it ended by itself: ${printed}`;
  });
  await Promise.race([once(child, "message"), exited]);
  if (end !== null) throw new Error(`a process did not get ready, ${end}`);
  child.on("message", (told) => {
    end = `it was told ${JSON.stringify(told)}`;
  });
  return { begin: (order) => void child.send(order), end: () => end, kill: () => kill(child, exited) };
}

async function kill(child: ChildProcess, exited: Promise<void>): Promise<void> {
  child.kill("SIGKILL");
  await exited;
}
