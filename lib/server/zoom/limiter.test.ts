import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/testing";
import { createLimiter } from "@/lib/server/zoom/limiter";
import { ratePlan } from "@/lib/server/zoom/rate-plan";
import { blockRate, takeRateSlot } from "@/lib/server/zoom/rate-row";
import { zoomSettings } from "@/lib/server/zoom/testing";

const SETTINGS = { ...zoomSettings("http://127.0.0.1/v2", "http://127.0.0.1/oauth/token"), rateShare: 0.5 };
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.pool.query("delete from rate_limits");
});

afterAll(() => database.drop());

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

it("keeps three processes together within the share in every second", async () => {
  const pools = Array.from({ length: 3 }, () => createLimiter(database.db, { ...SETTINGS, rateTier: "pro" }));
  const times: number[] = [];
  const call = async (limiter: (typeof pools)[number]) => {
    await limiter.take("heavy", "write");
    times.push(performance.now());
  };
  await Promise.all(pools.flatMap((limiter) => Array.from({ length: 5 }, () => call(limiter))));
  // Five a second is our half of Pro's ten; one call of tolerance for the timer.
  expect(times).toHaveLength(15);
  expect(mostInOneSecond(times)).toBeLessThanOrEqual(6);
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(2_500);
});

it("lets a person and a write pass while background calls fill their part", async () => {
  const limiter = createLimiter(database.db, SETTINGS);
  const background = Array.from({ length: 30 }, () => limiter.take("medium", "background"));
  const waits: number[] = [];
  for (const priority of ["person", "write", "person", "write"] as const) {
    const began = performance.now();
    await limiter.take("medium", priority);
    waits.push(performance.now() - began);
  }
  await Promise.all(background);
  expect(Math.max(...waits)).toBeLessThan(400);
});

it("gives background calls three quarters of the share", async () => {
  const plan = ratePlan(SETTINGS, "medium", "background");
  const alone = ratePlan(SETTINGS, "medium", "person");
  expect(alone.cost).toBeCloseTo(1 / 30);
  expect(plan.cost).toBeCloseTo(1 / 22.5);
  expect(plan.burst).toBe(0);
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
  await blockRate(database.db, "medium", 600);
  await blockRate(database.db, "medium", 5);
  const error = await failure(createLimiter(database.db, SETTINGS).take("medium", "person"));
  expect(error).toMatchObject({ name: "ZoomNotSent", reason: "rate_limited" });
  expect((error as { retryAfterSeconds: number }).retryAfterSeconds).toBeGreaterThan(590);
  expect(await takeRateSlot(database.db, "heavy", ratePlan(SETTINGS, "heavy", "write"))).toMatchObject({
    granted: true,
  });
});

it("waits out a short block", async () => {
  const limiter = createLimiter(database.db, SETTINGS);
  await limiter.block("light", 0.3);
  const began = performance.now();
  await limiter.take("light", "person");
  expect(performance.now() - began).toBeGreaterThanOrEqual(290);
});

it("ends the day's Heavy calls at our share, for background work earlier, and begins again the next day", async () => {
  const take = (priority: "write" | "background") =>
    takeRateSlot(database.db, "heavy", ratePlan(SETTINGS, "heavy", priority));
  await take("write");
  const use = (used: number) => database.pool.query("update rate_limits set used = $1, arrival = 0", [used]);
  await use(20_999);
  expect(await take("background")).toMatchObject({ granted: true });
  await use(21_000);
  expect(await take("background")).toMatchObject({ granted: false, daily: true });
  expect(await take("write")).toMatchObject({ granted: true });
  await use(30_000);
  const refused = await take("write");
  expect(refused).toMatchObject({ granted: false, daily: true });
  expect(refused.wait).toBeGreaterThan(0);
  expect(refused.wait).toBeLessThanOrEqual(86_400);
  await database.pool.query("update rate_limits set day = day - 1");
  expect(await take("write")).toMatchObject({ granted: true });
  expect((await database.pool.query("select used from rate_limits")).rows).toEqual([{ used: 1 }]);
});
