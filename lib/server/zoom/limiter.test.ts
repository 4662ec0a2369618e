import { setTimeout as after } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openDatabase } from "@/lib/server/db/client";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/testing";
import type { Priority } from "@/lib/server/zoom/call";
import { createLimiter, type Limiter } from "@/lib/server/zoom/limiter";
import { ratePlan } from "@/lib/server/zoom/rate-plan";
import { blockRate, claimPlaces } from "@/lib/server/zoom/rate-row";
import { zoomSettings } from "@/lib/server/zoom/testing";

const SETTINGS = { ...zoomSettings("http://127.0.0.1/v2", "http://127.0.0.1/oauth/token"), rateShare: 0.8 };
const limited = (seconds: number) => ({ retryAfterSeconds: seconds, daily: false });
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.pool.query("delete from rate_limits");
});

afterAll(() => database.drop());

const rows = (aheadSeconds = 0) => ({ db: database.db, aheadSeconds });
const limiterOf = (settings: Partial<typeof SETTINGS> = {}, db = database.db) =>
  createLimiter({ db, settings: { ...SETTINGS, ...settings } });
const heavy = (priority: Priority, count = 1, aheadSeconds = 0) =>
  claimPlaces(rows(aheadSeconds), "heavy", ratePlan(SETTINGS, "heavy", priority), count);
const failure = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => error,
  );

function mostInOneSecond(times: number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.max(
    ...sorted.map((from) => sorted.filter((time) => time >= from && time < from + 1_000).length),
  );
}

/** Keeps `lanes` background calls waiting until told to stop; gives when each got its place. */
function keepReading(limiter: Limiter, lanes: number, signal: AbortSignal): Promise<number[]> {
  const times: number[] = [];
  const lane = async () => {
    while (!signal.aborted) {
      await limiter.take("medium", "background");
      times.push(performance.now());
    }
  };
  return Promise.all(Array.from({ length: lanes }, lane)).then(() => times);
}

it("keeps three processes together within the share in every second", async () => {
  const limiters = Array.from({ length: 3 }, () => limiterOf({ rateTier: "pro" }));
  const times: number[] = [];
  const call = async (limiter: Limiter) => {
    await limiter.take("medium", "write");
    times.push(performance.now());
  };
  await Promise.all(limiters.flatMap((limiter) => Array.from({ length: 10 }, () => call(limiter))));
  // Sixteen a second are our share of Pro's twenty; two in a burst.
  expect(times).toHaveLength(30);
  expect(mostInOneSecond(times)).toBeLessThanOrEqual(20);
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(1_600);
});

it("gives background work the whole share, while writes of other processes wait at most 250 ms", async () => {
  const pools = Array.from({ length: 3 }, () => openDatabase(database.url));
  const [worker, second, web] = pools.map((db) => limiterOf({}, db)) as [Limiter, Limiter, Limiter];
  const stop = new AbortController();
  const began = performance.now();
  const readings = [keepReading(worker, 8, stop.signal), keepReading(second, 8, stop.signal)];
  const waits: number[] = [];
  for (let write = 0; write < 20; write += 1) {
    await after(100);
    const asked = performance.now();
    await [web, worker][write % 2]?.take("medium", "write");
    waits.push(performance.now() - asked);
  }
  stop.abort();
  const times = (await Promise.all(readings)).flat();
  const seconds = (performance.now() - began) / 1000;
  expect(waits.toSorted((a, b) => a - b).at(-2)).toBeLessThanOrEqual(250);
  expect(times.length + waits.length).toBeGreaterThanOrEqual((48 * seconds) / 1.08);
  expect(mostInOneSecond(times)).toBeLessThanOrEqual(60);
  expect((await Promise.all(readings)).every((each) => each.length > times.length / 8)).toBe(true);
  await Promise.all(pools.map((db) => db.$client.end()));
});

it("takes places for background work several at a time", async () => {
  const limiter = limiterOf();
  const before = await statements();
  const calls = Array.from({ length: 48 }, () => limiter.take("medium", "background"));
  await Promise.all(calls);
  expect((await statements()) - before).toBeLessThanOrEqual(24);
});

async function statements(): Promise<number> {
  const { rows } = await database.pool.query(
    "select xact_commit::int as count from pg_stat_database where datname = current_database()",
  );
  return rows[0].count;
}

it("lets writes first, then people, then background work", async () => {
  const limiter = limiterOf({ rateTier: "pro", rateShare: 1 });
  const order: Priority[] = [];
  const take = (priority: Priority) => limiter.take("medium", priority).then(() => order.push(priority));
  const kinds = ["background", "background", "person", "person", "write", "write"] as const;
  await Promise.all([take("background"), ...kinds.map(take)]);
  expect(order).toEqual(["write", "write", "person", "person", "background", "background", "background"]);
});

it.each([
  ["business", 0.8],
  ["business", 1],
  ["pro", 0.8],
  ["pro", 0.1],
] as const)("keeps burst and rate of %s at share %f within Zoom's limit", (rateTier, rateShare) => {
  for (const [label, limit] of Object.entries(
    rateTier === "pro" ? { light: 30, medium: 20, heavy: 10 } : { light: 80, medium: 60, heavy: 40 },
  )) {
    const { cost, burst } = ratePlan({ rateTier, rateShare }, label as "light", "person");
    expect(1 / cost + burst / cost).toBeLessThanOrEqual(limit + 1e-9);
  }
});

it("turns every process away while Zoom does, and says for how long", async () => {
  await blockRate(rows(), "medium", limited(600));
  await blockRate(rows(), "medium", limited(5));
  const error = await failure(limiterOf().take("medium", "person"));
  expect(error).toMatchObject({ name: "ZoomNotSent", reason: "rate_limited" });
  expect((error as { retryAfterSeconds: number }).retryAfterSeconds).toBeGreaterThan(590);
  expect((await heavy("write")).waits).toEqual([0]);
});

it("waits out a short block", async () => {
  const limiter = limiterOf();
  const began = performance.now();
  await limiter.block("light", limited(0.3));
  await limiter.take("light", "person");
  expect(performance.now() - began).toBeGreaterThanOrEqual(290);
});

it("halves the pace once for calls that were under way together, and lets it grow back evenly", async () => {
  const paceAfter = async (aheadSeconds: number) => {
    const { waits } = await claimPlaces(
      rows(aheadSeconds),
      "medium",
      { ...ratePlan(SETTINGS, "medium", "background"), burst: 0, horizon: 1 },
      1_000,
    );
    return waits.length;
  };
  await blockRate(rows(), "medium", limited(0), 0.1);
  await blockRate(rows(), "medium", limited(0), 0.2);
  expect(await paceAfter(2)).toBeGreaterThanOrEqual(24);
  expect(await paceAfter(6)).toBeLessThanOrEqual(30);
  await blockRate(rows(10), "medium", limited(0), 0.1);
  expect(await paceAfter(11)).toBeLessThanOrEqual(18);
  expect(await paceAfter(70)).toBeGreaterThanOrEqual(48);
});

it("keeps 30% of the day's Heavy calls for changes, and begins again the next day", async () => {
  await heavy("write");
  const use = (used: number) => database.pool.query("update rate_limits set used = $1, arrival = 0", [used]);
  await use(33_599);
  expect(await heavy("background", 3)).toMatchObject({ waits: [0], daily: true });
  for (const priority of ["background", "person"] as const)
    expect(await heavy(priority)).toMatchObject({ waits: [], daily: true });
  expect(await heavy("write")).toMatchObject({ waits: [0], daily: false });
  await use(48_000);
  const refused = await heavy("write");
  expect(refused).toMatchObject({ waits: [], daily: true });
  expect(refused.moreAfter).toBeGreaterThan(0);
  expect(refused.moreAfter).toBeLessThanOrEqual(86_400);
  expect(await failure(limiterOf().take("heavy", "write"))).toMatchObject({ reason: "rate_limited" });
  expect(await heavy("write", 1, refused.moreAfter + 1)).toMatchObject({ waits: [0], daily: false });
  expect((await database.pool.query("select used from rate_limits")).rows).toEqual([{ used: 1 }]);
});

it("calls on after the database's clock was set back by an hour", async () => {
  await heavy("write", 1, 3_600);
  expect((await heavy("write")).waits).toEqual([0]);
});

it("uses a place that was asked for ahead once it came, and asks for another when it came too long ago", async () => {
  const limiter = limiterOf();
  const used = async () => (await database.pool.query("select used from rate_limits")).rows[0]?.used ?? 0;
  await limiter.reserve("heavy", "write")();
  expect(await used()).toBe(1);
  const old = limiter.reserve("heavy", "write");
  await after(150);
  await old();
  expect(await used()).toBe(3);
});

it("tells of a place that did not come when it is to be used, and to nobody when it is not", async () => {
  await blockRate(rows(), "heavy", limited(600));
  const place = limiterOf().reserve("heavy", "write");
  limiterOf().reserve("heavy", "write");
  expect(await failure(place())).toMatchObject({ reason: "rate_limited" });
});
