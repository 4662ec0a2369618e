import { afterEach, beforeEach, expect, it } from "vitest";
import { SCENARIO } from "./scenarios/ids";
import { openSandbox } from "./test-client";

let opened: Awaited<ReturnType<typeof openSandbox>>;
beforeEach(async () => {
  opened = await openSandbox({ enforceLimits: true });
});
afterEach(() => opened.sandbox.close());

const usage = () => opened.call("GET", `/accounts/${SCENARIO.business}/plans/usage`);
const statuses = async (count: number, ask: typeof usage) =>
  (await Promise.all(Array.from({ length: count }, ask))).map(({ status }) => status);

it("lets 10 heavy calls a second through on the pro tier and answers 429 to the rest", async () => {
  await opened.control.setSettings({ rateTier: "pro" });
  const all = await statuses(15, usage);
  expect(all.filter((status) => status === 200)).toHaveLength(10);
  expect(all.filter((status) => status === 429)).toHaveLength(5);
});

it("gives each label a limit of its own, and frees it after a second", async () => {
  await opened.control.setSettings({ rateTier: "pro" });
  await statuses(11, usage);
  expect((await opened.call("GET", `/accounts/${SCENARIO.business}`)).status).toBe(200);
  await opened.control.advanceClock(1001);
  expect((await usage()).status).toBe(200);
});

it("says label, type, limit and what remains with each answer", async () => {
  const { headers } = await opened.call("GET", "/accounts");
  expect(headers.get("x-ratelimit-category")).toBe("Medium");
  expect(headers.get("x-ratelimit-type")).toBe("QPS");
  expect(headers.get("x-ratelimit-limit")).toBe("60");
  expect(headers.get("x-ratelimit-remaining")).toBe("59");
});

it("answers the daily 429 with Retry-After at the next UTC midnight, and counts heavy calls alone", async () => {
  await opened.control.setClock("2026-05-05T10:00:00Z");
  await opened.control.spendHeavyCalls(60_000);
  const answer = await usage();
  expect(answer.status).toBe(429);
  expect(answer.body).toMatchObject({
    code: 429,
    message: expect.stringContaining("maximum daily rate limit"),
  });
  expect(answer.headers.get("x-ratelimit-type")).toBe("Daily-limit");
  expect(answer.headers.get("retry-after")).toBe("2026-05-06T00:00:00Z");
  expect((await opened.call("GET", "/accounts")).status).toBe(200);
});

it("sends a bare 429 when headers are switched off", async () => {
  await opened.control.setSettings({ rateTier: "pro", rateLimitHeaders: false });
  const answers = await Promise.all(Array.from({ length: 12 }, usage));
  const limited = answers.find(({ status }) => status === 429);
  expect(limited?.body).toEqual({
    code: 429,
    message: "You have reached the maximum per-second rate limit for this API. Try again later.",
  });
  expect(limited?.headers.get("x-ratelimit-limit")).toBeNull();
});
