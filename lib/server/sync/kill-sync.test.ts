import { fileURLToPath } from "node:url";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Child, startChild } from "@/lib/launch/child";
import { type Context, createContext } from "@/lib/server/context";
import { accountChecks } from "@/lib/server/db/sync-schema";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/testing";
import { syncRuns } from "@/lib/server/db/zoom-schema";
import { readEnv } from "@/lib/server/env";
import { createLogger } from "@/lib/server/log";
import { runSync } from "@/lib/server/sync/run-sync";
import { openRun } from "@/lib/server/sync/sync-run";
import { createZoom } from "@/lib/server/zoom/client";
import { json, type ScriptedZoom, scriptZoom } from "@/lib/server/zoom/testing";

const WORKER = fileURLToPath(new URL("../worker.ts", import.meta.url));
const ACCOUNTS = 150;
const KILL_AT = 50;
const ANSWER_MS = 30;
// What the dead process held is free after its lease.
const LEASE_OVER_MS = 100_000;

let zoom: ScriptedZoom;
let database: TestDatabase;
let worker: Child;
/** How often Zoom was asked for the plans of each sub-account. */
const asked = new Map<string, number>();

beforeAll(async () => {
  const ids = Array.from({ length: ACCOUNTS }, (_, each) => `account-${each}`);
  zoom = await scriptZoom(({ url }, response) => {
    const [, , , id = "", below] = url.split("?")[0]?.split("/") ?? [];
    if (id === "")
      return json(response, 200, { accounts: ids.map((each) => ({ id: each, account_name: each })) });
    if (below !== "plans") return json(response, 200, { results: [] });
    asked.set(id, (asked.get(id) ?? 0) + 1);
    const plan_base = { type: "monthly", hosts: 5, status: "active", next_invoice_date: "2031-01-01" };
    setTimeout(() => json(response, 200, { plan_base }), ANSWER_MS);
  });
  database = await createTestDatabase();
});

afterAll(async () => {
  await worker.kill();
  await zoom.close();
  await database.drop();
});

const settings = () => ({
  ZOOM_API_BASE_URL: zoom.zoom.apiBaseUrl,
  ZOOM_OAUTH_TOKEN_URL: zoom.zoom.tokenUrl,
  ZOOM_ACCOUNT_ID: zoom.zoom.accountId,
  ZOOM_CLIENT_ID: zoom.zoom.clientId,
  ZOOM_CLIENT_SECRET: zoom.zoom.clientSecret,
  ZOOM_RATE_SHARE: "1",
  DATABASE_URL: database.url,
  NEXTAUTH_URL: "http://localhost:3000",
  NEXTAUTH_SECRET: "a secret of tests that is long enough to pass",
  AUTH_DEMO_USERS: "1",
  LOG_LEVEL: "warn",
});

/** A process that starts a little later, without a limit of its own. */
function successor(): Context {
  const env = readEnv(settings());
  const log = createLogger("silent");
  const clock = { now: () => new Date(Date.now() + LEASE_OVER_MS), aheadMs: () => LEASE_OVER_MS };
  const { db } = database;
  const unlimited = createZoom({ env: { zoom: { ...env.zoom, rateShare: 100 } }, db, clock, log });
  return createContext({ db, env, log, clock, zoom: unlimited });
}

const read = () => database.db.select().from(accountChecks).where(sql`tried_at > 'epoch'`);

test("a killed sync continues where it was: no account is read twice within its class's age", {
  timeout: 60_000,
}, async () => {
  const args = ["--conditions=react-server", "--import", "tsx", WORKER];
  worker = startChild({ args, env: { ...process.env, ...settings() }, output: "keep", drainMs: 1_000 });
  await vi.waitFor(async () => expect((await read()).length).toBeGreaterThan(KILL_AT), {
    timeout: 45_000,
    interval: 20,
  });
  await worker.kill();
  const before = (await read()).map(({ accountId }) => accountId);
  const sent = [...asked.values()].reduce((sum, times) => sum + times, 0);
  expect(before.length).toBeLessThan(ACCOUNTS);
  const context = successor();
  const [open] = await database.db.select().from(syncRuns).where(eq(syncRuns.state, "running"));
  expect(await runSync(context, { runId: await openRun(context, null) })).toEqual({
    runId: open?.id,
    error: null,
  });
  // What was noted is not read again; only an answer that was on its way at the kill is asked for once more.
  for (const id of before) expect([id, asked.get(id)]).toEqual([id, 1]);
  const twice = [...asked.values()].filter((times) => times > 1).length;
  expect(twice).toBeLessThanOrEqual(sent - before.length);
  expect(asked.size).toBe(ACCOUNTS);
  expect(await database.db.select().from(syncRuns)).toMatchObject([{ state: "done", plansRead: ACCOUNTS }]);
});
