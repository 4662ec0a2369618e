import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { startDatabase } from "@/lib/launch/database";
import { demandFreePort } from "@/lib/launch/ports";
import { startWeb, untilReady } from "@/lib/launch/product";
import { say } from "@/lib/launch/project";
import { run } from "@/lib/launch/run";
import { demoSettings } from "@/lib/launch/settings";
import { temporaryFolder } from "@/lib/launch/temporary-folder";
import { freshCredentials } from "@/lib/sandbox/fresh-secrets";
import { buildSnapshot } from "@/lib/server/services/accounts/testing";

const ACCOUNTS = 100_000;
// Nobody listens there: what is shown comes from the snapshot, and Zoom is silent.
const NO_ZOOM = {
  apiBaseUrl: "http://127.0.0.1:9/v2",
  tokenUrl: "http://127.0.0.1:9/oauth/token",
};

/** The directory of a big partner for the tests in Chromium: a built snapshot and a web server, without a worker. */
await run(async (stack) => {
  const port = Number(process.env.PLANDESK_E2E_LARGE_PORT);
  if (!port) throw new Error("PLANDESK_E2E_LARGE_PORT must be set");
  await demandFreePort(port);
  const folder = await stack.start(async () => temporaryFolder("plandesk-e2e-large-"));
  const database = await stack.start(() => startDatabase(folder.path, "e2e with many sub-accounts"));
  stack.watch(database.lost, () => "The database has ended. Everything else is stopped.");
  const began = Date.now();
  // Not the product's own pool: its statements end after 5 s, and on a busy machine these take longer.
  const pool = new pg.Pool({ connectionString: database.url, options: "-c synchronous_commit=off" });
  await buildSnapshot(drizzle({ client: pool }), ACCOUNTS).finally(() => pool.end());
  stack.throwIfStopping();
  say(`${ACCOUNTS} sub-accounts written in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  const settings = demoSettings({ port, dataDir: folder.path }, NO_ZOOM, freshCredentials(), database.url);
  const web = await stack.start(async () => startWeb(settings, "127.0.0.1"));
  stack.watch(web.exited, () => `The web server has ended.\n${web.printed().trim()}`);
  await untilReady(`http://127.0.0.1:${port}/api/health/ready`, () => stack.throwIfStopping());
  say(`ready on port ${port}`);
});
