import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createControlClient } from "@/lib/sandbox/control-client";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { openDatabase } from "@/lib/server/db/client";
import { getAccount } from "@/lib/server/zoom/accounts";
import type { Priority } from "@/lib/server/zoom/call";
import { createZoom, type Zoom } from "@/lib/server/zoom/client";
import type { ZoomNotSent } from "@/lib/server/zoom/errors";
import { getPlans, updateBasePlan } from "@/lib/server/zoom/plans";
import { readLimits } from "@/lib/server/zoom/read-limits";
import { createTestZoom, testTicket, zoomSettings } from "@/lib/server/zoom/testing";
import { noteAttempts } from "./testing/attempts";

const ACCOUNT = SCENARIO.documentedSample;
const PLANS = "GET /accounts/{accountId}/plans";
const BASE = "PUT /accounts/{accountId}/plans/base";
let sandbox: Sandbox;
let control: ReturnType<typeof createControlClient>;
let client: Awaited<ReturnType<typeof createTestZoom>>;
let processes: Zoom[];
let pools: ReturnType<typeof openDatabase>[];
let ahead = 0;

beforeAll(async () => {
  sandbox = await startSandbox({ accounts: 5 });
  control = createControlClient(sandbox.controlUrl);
  client = await createTestZoom({
    ...zoomSettings(sandbox.apiBaseUrl, sandbox.tokenUrl),
    rateShare: 0.6,
  });
  client.parts.clock = { now: () => new Date(Date.now() + ahead), aheadMs: () => ahead };
  pools = Array.from({ length: 3 }, () => openDatabase(client.url));
});

beforeEach(async () => {
  await control.reset();
  await client.pool.query("delete from rate_limits; delete from zoom_token; delete from zoom_processes");
  ahead = 0;
  processes = pools.map((db) => createZoom({ ...client.parts, db }));
});

afterAll(async () => {
  await Promise.all(pools.map((db) => db.$client.end()));
  await client.drop();
  await sandbox.close();
});

/** Moves Zoom's clock and ours on together. */
async function pass(ms: number): Promise<void> {
  await control.advanceClock(ms);
  ahead += ms;
}

const answered = (what: string) => sandbox.counts().answered[what] ?? 0;
const limits = async (label: string) =>
  (await readLimits(client.parts)).find((limit) => limit.label === label);
const failure = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => error as ZoomNotSent,
  );

/** Reads one after the other in a lane until told to stop; gives what each took in milliseconds. */
async function keepReading(zoom: Zoom, priority: Priority, signal: AbortSignal): Promise<number[]> {
  const waits: number[] = [];
  while (!signal.aborted) {
    const asked = performance.now();
    await getPlans(zoom, ACCOUNT, { priority }).catch(() => {});
    waits.push(performance.now() - asked);
  }
  return waits;
}

test("F6: three processes that call as often as they may, after a rest and all at once, are never turned away", async () => {
  const zoom = { ...client.parts.env.zoom, rateShare: 0.8 };
  const [worker, web, other] = pools.map((db) => createZoom({ ...client.parts, env: { zoom }, db }));
  const began = performance.now();
  const reads = (of: Zoom | undefined, count: number, priority: Priority) =>
    Array.from({ length: count }, () => of && getPlans(of, ACCOUNT, { priority }));
  await Promise.all([
    ...reads(worker, 60, "background"),
    ...reads(web, 30, "person"),
    ...reads(other, 10, "write"),
  ]);
  noteAttempts(100);
  expect(answered(`${PLANS} 200`)).toBe(100);
  expect(answered(`${PLANS} 429`)).toBe(0);
  expect(performance.now() - began).toBeGreaterThan(1_800);
});

test("F6: a limit half as high as believed is met at most twice more in ten seconds, and writes pass", async () => {
  await control.setSettings({ rateTier: "pro" });
  const stop = new AbortController();
  const lanes = (zoom: Zoom | undefined, count: number, priority: Priority) =>
    Array.from({ length: count }, () => (zoom ? keepReading(zoom, priority, stop.signal) : []));
  const [worker, web, other] = processes;
  const load = [...lanes(worker, 2, "background"), ...lanes(web, 1, "person")];
  const writes = Promise.all(lanes(other, 1, "write"));
  await expect.poll(() => answered(`${PLANS} 429`), { timeout: 10_000 }).toBeGreaterThan(0);
  // Half the time runs, half is leapt over; the pace grows back in both.
  for (let step = 0; step < 10; step += 1) {
    const began = performance.now();
    await expect.poll(() => performance.now() - began).toBeGreaterThan(400);
    await pass(600);
  }
  stop.abort();
  await Promise.all(load);
  noteAttempts(sandbox.counts().received[PLANS] ?? 0);
  const waits = (await writes).flat().toSorted((a, b) => a - b);
  expect(answered(`${PLANS} 429`)).toBeLessThanOrEqual(3);
  expect(waits.length).toBeGreaterThan(10);
  expect(waits[Math.floor(waits.length * 0.95)]).toBeLessThanOrEqual(2_000);
});

test.each([
  ["without headers", false, undefined, 1],
  ["with seconds", true, "3", 3],
  ["with a date", true, "in 4 seconds", 4],
])(
  "F6: a 429 %s halves the pace of every process, which grows back",
  async (_name, headers, told, seconds) => {
    const [first, second] = processes as [Zoom, Zoom];
    await getPlans(first, ACCOUNT);
    const retryAfter = told === "in 4 seconds" ? new Date(Date.now() + 4_000).toISOString() : told;
    await control.addFault({
      match: { method: "PUT" },
      action: { kind: "rate_limited", limit: "qps", headers, ...(retryAfter ? { retryAfter } : {}) },
    });
    const write = () => updateBasePlan(second, testTicket(ACCOUNT), { type: "monthly", hosts: 101 });
    expect(await failure(write())).toMatchObject({ reason: "rate_limited", limit: "second" });
    const slowed = await limits("heavy");
    expect(slowed?.perSecond).toBeGreaterThanOrEqual(12);
    expect(slowed?.perSecond).toBeLessThan(14);
    const parkedMs = Date.parse(slowed?.parkedUntil ?? "") - Date.parse(slowed?.last429At ?? "");
    expect(parkedMs).toBeGreaterThan(seconds * 1000 - 900);
    expect(parkedMs).toBeLessThanOrEqual(seconds * 1000);
    await pass(seconds * 1000 + 11_000);
    await write();
    const later = await limits("heavy");
    expect(later?.perSecond).toBeGreaterThan(16);
    expect(later?.parkedUntil).toBeNull();
    await pass(30_000);
    expect(await limits("heavy")).toMatchObject({ perSecond: 24, fullPerSecond: 24 });
  },
);

test.each([
  ["a date", true],
  ["its message only", false],
])(
  "F7: a daily limit told by %s parks Heavy calls until 00:00 UTC and nothing else",
  async (_name, headers) => {
    const evening = new Date();
    evening.setUTCHours(24 + 22, 0, 0, 0);
    await control.setClock(evening);
    ahead = evening.getTime() - Date.now();
    await control.setSettings({ rateLimitHeaders: headers, tokenLifeSeconds: 86_400 });
    await control.spendHeavyCalls(60_000);
    const [first, second] = processes as [Zoom, Zoom];
    const write = (zoom: Zoom) => updateBasePlan(zoom, testTicket(ACCOUNT), { type: "monthly", hosts: 101 });
    const usage = (zoom: Zoom, priority: Priority) =>
      zoom.read({ path: ["accounts", ACCOUNT, "plans", "usage"], label: "heavy", priority });
    expect(await failure(write(first))).toMatchObject({ reason: "rate_limited", limit: "day" });

    const parked = async () => {
      const calls = [write(first), write(second), usage(second, "person"), usage(first, "background")];
      const errors = await Promise.all(calls.map(failure));
      for (const error of errors)
        expect(error).toMatchObject({ name: "ZoomNotSent", reason: "rate_limited" });
      return errors[0]?.retryAfterSeconds ?? 0;
    };
    const told = await parked();
    expect(told).toBeGreaterThan(7_190);
    expect(told).toBeLessThanOrEqual(7_206);
    expect(Object.keys((await getPlans(second, ACCOUNT)).raw)).toContain("plan_base");
    expect((await getAccount(second, ACCOUNT)).id).toBe(ACCOUNT);
    const midnight = new Date(evening);
    midnight.setUTCHours(24, 0, 5, 0);
    const until = Date.parse((await limits("heavy"))?.parkedUntil ?? "");
    expect(Math.abs(until - midnight.getTime())).toBeLessThan(1_000);

    await pass(7_150_000);
    await parked();
    expect(sandbox.counts().received[BASE]).toBe(1);
    expect(sandbox.counts().received["GET /accounts/{accountId}/plans/usage"]).toBeUndefined();
    // A quarter of a minute after midnight.
    await pass(65_000);
    await write(second);
    expect(sandbox.ledger().applied).toHaveLength(1);
    expect(await limits("heavy")).toMatchObject({ usedToday: 1, dailyCap: 36_000, leftToday: 35_999 });
    noteAttempts(12);
  },
);
