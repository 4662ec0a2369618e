import { setTimeout as wait } from "node:timers/promises";
import { startChild } from "@/lib/launch/child";
import type { Stack } from "@/lib/launch/stack";
import { type ControlClient, createControlClient } from "@/lib/sandbox/control-client";
import { freshCredentials } from "@/lib/sandbox/fresh-secrets";

/** A pretended Zoom in a process of its own, as Zoom has: what it does beside its answers costs us nothing. */
export type ZoomProcess = {
  control: ControlClient;
  apiBaseUrl: string;
  tokenUrl: string;
  /** What signs in to it. */
  credentials: ReturnType<typeof freshCredentials>;
};

const READY_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 200;

/** Starts one with so many sub-accounts, of which each answer takes so long; it ends with the stack. */
export async function startZoomProcess(
  stack: Stack,
  wish: { accounts: number; answerMs: number },
): Promise<ZoomProcess> {
  const credentials = freshCredentials();
  const given = {
    accounts: wish.accounts,
    "answer-ms": wish.answerMs,
    port: 0,
    "account-id": credentials.accountId,
    "client-id": credentials.clientId,
    "client-secret": credentials.clientSecret,
  };
  const options = Object.entries(given).map(([name, value]) => `--${name}=${value}`);
  const args = ["--import", "tsx", "lib/sandbox/main.ts", ...options];
  const child = await stack.start(async () =>
    startChild({ args, env: process.env, output: "keep", drainMs: 2_000 }),
  );
  const { apiBaseUrl, tokenUrl, controlUrl } = await addresses(() => child.printed());
  return { control: createControlClient(controlUrl), apiBaseUrl, tokenUrl, credentials };
}

async function addresses(printed: () => string) {
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; await wait(LOOK_EVERY_MS)) {
    const find = (name: string) => new RegExp(`${name}[=:] ?(http\\S+)`).exec(printed())?.[1];
    const [apiBaseUrl, tokenUrl, controlUrl] = ["API_BASE_URL", "TOKEN_URL", "Control"].map(find);
    if (apiBaseUrl && tokenUrl && controlUrl) return { apiBaseUrl, tokenUrl, controlUrl };
  }
  throw new Error(`the pretended Zoom did not start:\n${printed()}`);
}
