import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Part } from "@/lib/launch/stack";

const TETHER = fileURLToPath(new URL("./tether.mjs", import.meta.url));

/** A Node program that runs beside this one. */
export type Child = Part & {
  /** Its exit code; null when a signal ended it. */
  exited: Promise<number | null>;
  /** What it has printed so far, at most the last 64 KiB; stays empty unless `output` is "keep". */
  printed(): string;
  /** Lets it print from now on. */
  reveal(): void;
  /** Ends it and what it has started as a power cut would; returns when it is gone. */
  kill(): Promise<void>;
};

/**
 * Where a program prints: `show` to this terminal; `keep` holds it back, for when something goes wrong; a number is
 * the descriptor of an open file.
 */
export type Output = "show" | "keep" | number;

export type ChildOptions = {
  /** Arguments to node. */
  args: string[];
  env: Record<string, string | undefined>;
  output: Output;
  /** How long it may take to finish its work after SIGTERM. */
  drainMs: number;
};

/**
 * Starts node with these arguments in a process group of its own, so that Ctrl-C reaches only this process,
 * which then stops its children in order. The child ends by itself when this process is killed.
 */
export function startChild({ args, env, output, drainMs }: ChildOptions): Child {
  const place = output === "show" ? "inherit" : output === "keep" ? "pipe" : output;
  const child = spawn(process.execPath, ["--import", TETHER, ...args], {
    detached: true,
    env: { ...env, PLANDESK_LAUNCHER: String(process.pid) } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", place, place, "ipc"],
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => resolve(code));
    child.once("error", () => resolve(1));
  });
  const reveal = () => {
    child.stdout?.pipe(process.stdout);
    child.stderr?.pipe(process.stderr);
  };
  const kill = async () => {
    signalGroup(child, "SIGKILL");
    await exited;
  };
  return { exited, printed: collect(child), reveal, kill, stop: () => stopGroup(child, exited, drainMs) };
}

function collect(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text = (text + chunk).slice(-65_536);
    });
  }
  return () => text;
}

async function stopGroup(child: ChildProcess, exited: Promise<unknown>, drainMs: number): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    signalGroup(child, "SIGTERM");
    const patience = new AbortController();
    const tooLong = wait(drainMs, undefined, { signal: patience.signal }).then(() =>
      signalGroup(child, "SIGKILL"),
    );
    await Promise.race([exited, tooLong.catch(() => {})]);
    patience.abort();
    await exited;
  }
  // What the child itself has started and left behind.
  signalGroup(child, "SIGKILL");
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Waits until a child has ended well. Throws what it printed when it did not. */
export async function finished(child: Child, name: string): Promise<void> {
  const code = await child.exited;
  if (code !== 0) throw new Error(`${name} failed:\n${child.printed().trim()}`);
}
