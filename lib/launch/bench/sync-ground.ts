import { execFileSync } from "node:child_process";
import pg from "pg";
import { startZoomProcess } from "@/lib/launch/bench/zoom-process";
import { chaosEnv, newClock, PATIENT, standIn } from "@/lib/launch/chaos/processes-in-one";
import { temporaryDatabase } from "@/lib/launch/chaos/temporary-database";
import type { Stack } from "@/lib/launch/stack";
import type { ControlClient } from "@/lib/sandbox/control-client";
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

/** Starts both; they end with the stack. */
export async function startSyncGround(stack: Stack, wish: Wish): Promise<SyncGround> {
  const database = await temporaryDatabase(stack);
  const { control, apiBaseUrl, tokenUrl, credentials: zoom } = await startZoomProcess(stack, wish);
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
    control,
    database: client.made,
    context,
    settings,
    apiBaseUrl,
    tokenUrl,
  };
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
