import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { explainRefusal } from "@/lib/domain/refusals";
import { business, type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { openDatabase } from "@/lib/server/db/client";
import { getAccount } from "@/lib/server/services/accounts/get-account";
import { readPlans } from "@/lib/server/services/plans/read-plans";
import { createZoom, type Zoom } from "@/lib/server/zoom/client";
import type { ZoomRefused } from "@/lib/server/zoom/errors";
import { getPlans, updateBasePlan } from "@/lib/server/zoom/plans";
import { readBreakers } from "@/lib/server/zoom/read-breakers";
import { testTicket } from "@/lib/server/zoom/testing";
import { partner } from "./testing";
import { noteAttempts, oneIn } from "./testing/attempts";

const BASE = "PUT /accounts/{accountId}/plans/base";
let at: ChangeTest;
let id: string;
let processes: Zoom[];
let pools: ReturnType<typeof openDatabase>[];

beforeAll(async () => {
  at = await startChangeTest();
  id = await at.addAccount(business(20));
  pools = Array.from({ length: 3 }, () => openDatabase(at.context.env.databaseUrl));
});

beforeEach(async () => {
  await at.control.clearFaults();
  await at.control.setCredentials({ clientSecret: at.context.env.zoom.clientSecret });
  await at.context.pool.query("delete from zoom_token; delete from zoom_processes; delete from rate_limits");
  const { clock, log } = at.context;
  // A share far above the limit, so that a hundred calls take no seconds.
  const env = { zoom: { ...at.context.env.zoom, rateShare: 50 } };
  processes = pools.map((db) =>
    createZoom({ env, db, clock, log, timings: { backoffMin: 1, backoffMax: 5 } }),
  );
  await Promise.all(processes.map((zoom) => getPlans(zoom, id)));
  await at.control.clearCounts();
});

afterAll(async () => {
  await Promise.all(pools.map((db) => db.$client.end()));
  await at.close();
});

const received = (route: string) => at.sandbox.counts().received[route] ?? 0;
const tokenCalls = () => at.sandbox.counts().tokenRequests;
const reads = (zoom: Zoom, count: number) =>
  Promise.all(Array.from({ length: count }, () => getPlans(zoom, id)));
const failure = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => error,
  );

test("F8: a token that ends in flight is renewed by one call for 100 calls of three processes, and nobody notices", async () => {
  for (let run = 0; run < oneIn(50); run += 1) {
    await at.control.revokeTokens();
    await at.control.clearCounts();
    const plans = await Promise.all(processes.flatMap((zoom, index) => reads(zoom, index === 0 ? 34 : 33)));
    expect(plans.flat()).toHaveLength(100);
    expect(tokenCalls()).toBe(1);
    noteAttempts(100);
  }
});

test("F8: a token is renewed at 80% of its life, by one call and before it ends", async () => {
  await at.context.pool.query(
    "update zoom_token set fetched_at = now() - interval '50 min', expires_at = now() + interval '10 min'",
  );
  const { env, clock, log } = at.context;
  const later = pools.map((db) => createZoom({ env, db, clock, log }));
  await Promise.all(later.flatMap((zoom) => reads(zoom, 33)));
  await expect.poll(tokenCalls).toBe(1);
  await Promise.all(later.flatMap((zoom) => reads(zoom, 5)));
  expect(tokenCalls()).toBe(1);
  noteAttempts(114);
});

test("F9: a token that another client's new one ends costs one call for all processes, and none after it", async () => {
  await at.control.setSettings({ liveTokens: "one" });
  const { zoom } = at.context.env;
  const basic = Buffer.from(`${zoom.clientId}:${zoom.clientSecret}`).toString("base64");
  for (let kill = 0; kill < oneIn(4); kill += 1) {
    const body = new URLSearchParams({ grant_type: "account_credentials", account_id: zoom.accountId });
    await fetch(zoom.tokenUrl, { method: "POST", headers: { authorization: `Basic ${basic}` }, body });
    await at.control.clearCounts();
    await Promise.all(processes.flatMap((each) => reads(each, 10)));
    expect(tokenCalls()).toBe(1);
    for (const each of processes) await getPlans(each, id);
    expect(tokenCalls()).toBe(1);
    noteAttempts(33);
  }
  await at.control.setSettings({ liveTokens: "many" });
});

test("F10: a secret that Zoom refuses is asked with once in 30 s at most, while the snapshot goes on", async () => {
  await at.control.setCredentials({ clientSecret: "another-secret" });
  await at.control.revokeTokens();
  const contexts = processes.map((zoom) => ({ ...at.context, zoom }));
  const askAll = async () => {
    for (const context of [...contexts, ...contexts]) {
      await expect(readPlans(context, partner, id)).rejects.toMatchObject({ reason: "credentials" });
      const shown = await getAccount(context, partner, id);
      expect(shown.plans?.lines).toMatchObject([{ type: "business_monthly", hosts: 20 }]);
    }
  };
  await askAll();
  expect(tokenCalls()).toBe(1);
  expect((await readBreakers(at.context)).find(({ label }) => label === "token")).toMatchObject({
    state: "open",
    failures: 1,
  });
  const later = (seconds: number) =>
    at.context.pool.query(`update zoom_token set failed_at = failed_at - interval '${seconds} s'`);
  await later(20);
  await askAll();
  expect(tokenCalls()).toBe(1);
  await later(11);
  await askAll();
  expect(tokenCalls()).toBe(2);
  // The second pause is twice as long.
  await later(45);
  await askAll();
  expect(tokenCalls()).toBe(2);
  await later(16);
  const half = (await readBreakers(at.context)).find(({ label }) => label === "token");
  expect(half).toMatchObject({ state: "half_open", failures: 2 });
  await at.control.setCredentials({ clientSecret: at.context.env.zoom.clientSecret });
  await Promise.all(processes.map((zoom) => getPlans(zoom, id)));
  expect((await readBreakers(at.context)).map(({ state }) => state)).toEqual(["closed", "closed", "closed"]);
  noteAttempts(24);
});

test.each([
  [400, 4711, "Invalid access token, does not contain scopes:[billing:write:base_plan:master]."],
  [400, 4700, "Invalid access token, does not contain scopes: [billing:write:base_plan:master]."],
  [401, 4711, "Invalid access token, does not contain scopes:[billing:write:base_plan:master]."],
])(
  "F11: HTTP %d with %d names the missing scope, is not tried again, and turns only that feature off",
  async (status, code, message) => {
    await at.control.addFault({
      match: { method: "PUT" },
      times: "always",
      action: { kind: "status", status, body: { code, message } },
    });
    const [zoom] = processes as [Zoom];
    const write = () => updateBasePlan(zoom, testTicket(id), { type: "business_monthly", hosts: 21 });
    for (let call = 0; call < 30; call += 1) {
      const error = (await failure(write())) as ZoomRefused;
      expect(error).toMatchObject({ name: "ZoomRefused", status, code });
      expect(explainRefusal(error, "read")?.meaning).toContain("billing:write:base_plan:master");
    }
    noteAttempts(30);
    expect(received(BASE)).toBe(1);
    expect(tokenCalls()).toBe(0);
    await reads(zoom, 30);
    const breakers = await readBreakers(at.context);
    expect(breakers.map(({ state }) => state)).toEqual(["closed", "closed", "closed"]);
    // A scope that was added since comes with a new token.
    await at.control.clearFaults();
    at.pass(301);
    await write();
    expect([received(BASE), tokenCalls()]).toEqual([2, 1]);
  },
);
