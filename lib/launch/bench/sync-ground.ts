import { execFileSync } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { chaosEnv, newClock, PATIENT, standIn } from "@/lib/launch/chaos/processes-in-one";
import { temporaryDatabase } from "@/lib/launch/chaos/temporary-database";
import { startChild } from "@/lib/launch/child";
import type { Stack } from "@/lib/launch/stack";
import { type ControlClient, createControlClient } from "@/lib/sandbox/control-client";
import { freshCredentials } from "@/lib/sandbox/fresh-secrets";
import type { Context } from "@/lib/server/context";

/** What the bench of the reading stands on: a pretended Zoom in a process of its own and an empty database. */
export type SyncGround = {
  control: ControlClient;
  /** A process of ours without a limit toward Zoom. */
  context: Context;
  /** The database without the product's time limits, for statements over all rows. */
  database: pg.Client;
  /** Settings of a real worker. */
  settings: Record<string, string>;
  apiBaseUrl: string;
  tokenUrl: string;
};

type Wish = { accounts: number; answerMs: number; share: number };

const READY_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 200;

/** Starts both; they end with the stack. */
export async function startSyncGround(stack: Stack, wish: Wish): Promise<SyncGround> {
  const database = await temporaryDatabase(stack);
  const zoom = freshCredentials();
  const given = {
    accounts: wish.accounts,
    "answer-ms": wish.answerMs,
    port: 0,
    "account-id": zoom.accountId,
  };
  const secrets = { "client-id": zoom.clientId, "client-secret": zoom.clientSecret };
  const options = Object.entries({ ...given, ...secrets }).map(([name, value]) => `--${name}=${value}`);
  const args = ["--import", "tsx", "lib/sandbox/main.ts", ...options];
  const sandbox = await stack.start(async () =>
    startChild({ args, env: process.env, output: "keep", drainMs: 2_000 }),
  );
  const { apiBaseUrl, tokenUrl, controlUrl } = await addresses(() => sandbox.printed());
  const settings = {
    ZOOM_API_BASE_URL: apiBaseUrl,
    ZOOM_OAUTH_TOKEN_URL: tokenUrl,
    ZOOM_ACCOUNT_ID: zoom.accountId,
    ZOOM_CLIENT_ID: zoom.clientId,
    ZOOM_CLIENT_SECRET: zoom.clientSecret,
    ZOOM_RATE_SHARE: String(wish.share),
    DATABASE_URL: database.url,
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: "a secret that nobody needs in a bench",
    AUTH_DEMO_USERS: "1",
    LOG_LEVEL: "warn",
  };
  const env = chaosEnv({ apiBaseUrl, tokenUrl }, database.url);
  const context = await stack.start(async () => {
    const made = standIn({ ...env, zoom: { ...env.zoom, ...zoom } }, newClock(), PATIENT);
    return { ...made, stop: () => made.pool.end() };
  });
  const client = await stack.start(async () => {
    const made = new pg.Client({ connectionString: database.url });
    await made.connect();
    return { made, stop: () => made.end() };
  });
  return {
    control: createControlClient(controlUrl),
    database: client.made,
    context,
    settings,
    apiBaseUrl,
    tokenUrl,
  };
}

async function addresses(printed: () => string) {
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; await wait(LOOK_EVERY_MS)) {
    const find = (name: string) => new RegExp(`${name}[=:] ?(http\\S+)`).exec(printed())?.[1];
    const [apiBaseUrl, tokenUrl, controlUrl] = ["API_BASE_URL", "TOKEN_URL", "Control"].map(find);
    if (apiBaseUrl && tokenUrl && controlUrl) return { apiBaseUrl, tokenUrl, controlUrl };
  }
  throw new Error(`the pretended Zoom did not start:\n${printed()}`);
}

/** Memory of the processes that this one has started and whose command holds `part`, in MB, all together. */
export function childMemory(part: string): number {
  const lines = execFileSync("ps", ["-A", "-o", "ppid=,rss=,args="], { encoding: "utf8" }).split("\n");
  const own = lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([parent]) => parent === String(process.pid));
  const kilobytes = own.flatMap(([, rss, ...args]) => (args.join(" ").includes(part) ? [Number(rss)] : []));
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}
