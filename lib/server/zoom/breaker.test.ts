import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createControlClient } from "@/lib/sandbox/control-client";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { createZoom, type Zoom } from "@/lib/server/zoom/client";
import type { ZoomNotSent } from "@/lib/server/zoom/errors";
import { getPlans, updateBasePlan } from "@/lib/server/zoom/plans";
import { readBreakers } from "@/lib/server/zoom/read-breakers";
import { createTestZoom, testTicket, zoomSettings } from "@/lib/server/zoom/testing";

const ACCOUNT = SCENARIO.documentedSample;
const PLANS = "GET /accounts/{accountId}/plans";
let sandbox: Sandbox;
let control: ReturnType<typeof createControlClient>;
let client: Awaited<ReturnType<typeof createTestZoom>>;
let zoom: Zoom;
let ahead = 0;

beforeAll(async () => {
  sandbox = await startSandbox({ accounts: 0, enforceLimits: false });
  control = createControlClient(sandbox.controlUrl);
  const settings = { ...zoomSettings(sandbox.apiBaseUrl, sandbox.tokenUrl), rateShare: 50 };
  client = await createTestZoom(settings, { backoffMin: 1, backoffMax: 2 });
  client.parts.clock = { now: () => new Date(Date.now() + ahead), aheadMs: () => ahead };
});

beforeEach(async () => {
  await control.reset();
  await control.setSettings({ enforceLimits: false });
  await client.pool.query("delete from zoom_processes");
  zoom = createZoom({ ...client.parts, breakerCalls: 20 });
});

afterAll(async () => {
  await client.drop();
  await sandbox.close();
});

const received = () => sandbox.counts().received[PLANS] ?? 0;
const outcome = (call: Promise<unknown>) =>
  call.then(
    () => "done",
    (error: ZoomNotSent) => error.reason ?? error.name,
  );
const read = () => outcome(getPlans(zoom, ACCOUNT));
const write = () => outcome(updateBasePlan(zoom, testTicket(ACCOUNT), { type: "monthly", hosts: 101 }));
const down = () =>
  control.addFault({ match: { method: "GET" }, times: "always", action: { kind: "status", status: 503 } });
const shown = (label: string) =>
  expect.poll(async () => (await readBreakers(client.parts)).find((each) => each.label === label));

async function openBreaker(): Promise<void> {
  await down();
  for (let call = 0; received() < 20 && call < 20; call += 1) await read();
}

it("opens once half of twenty reads failed, and then answers in 50 ms without a call", async () => {
  for (let call = 0; call < 10; call += 1) expect(await read()).toBe("done");
  await down();
  // Ten retries are in hand beside the calls.
  while (received() < 20) expect(await read()).toBe("ZoomNoAnswer");
  const before = received();
  const began = performance.now();
  const error = (await getPlans(zoom, ACCOUNT).catch((thrown: unknown) => thrown)) as ZoomNotSent;
  expect(performance.now() - began).toBeLessThanOrEqual(50);
  expect(error).toMatchObject({ name: "ZoomNotSent", reason: "circuit_open", retryAfterSeconds: 5 });
  expect(received()).toBe(before);
  expect(await write()).toBe("done");
  await shown("read").toMatchObject({ state: "open", failures: 10 });
  await shown("write").toMatchObject({ state: "closed", failures: 0 });
});

it("tries once after 5 s, then after twice as long up to a minute, and closes with the first answer", async () => {
  await openBreaker();
  for (const seconds of [5, 10, 20, 40, 60, 60]) {
    ahead += seconds * 1000 - 500;
    const before = received();
    expect(await read()).toBe("circuit_open");
    ahead += 600;
    await shown("read").toMatchObject({ state: "half_open", openUntil: null });
    const tries = await Promise.all([read(), read(), read()]);
    expect(tries.toSorted()).toEqual(["ZoomNoAnswer", "circuit_open", "circuit_open"]);
    expect(received()).toBe(before + 1);
  }
  await control.clearFaults();
  ahead += 60_100;
  expect(await read()).toBe("done");
  expect(await Promise.all([read(), read()])).toEqual(["done", "done"]);
  await shown("read").toMatchObject({ state: "closed" });
});

it("takes refusals for answers, and forgets failures after ten seconds", async () => {
  const refused = { code: 2100, message: "Can not access" };
  await control.addFault({
    match: { method: "PUT" },
    times: 40,
    action: { kind: "status", status: 400, body: refused },
  });
  for (let call = 0; call < 40; call += 1) expect(await write()).toBe("ZoomRefused");
  await control.addFault({
    match: { method: "PUT" },
    times: "always",
    action: { kind: "status", status: 500 },
  });
  for (let call = 0; call < 19; call += 1) expect(await write()).toBe("ZoomNoAnswer");
  ahead += 10_000;
  for (let call = 0; call < 19; call += 1) expect(await write()).toBe("ZoomNoAnswer");
  expect(await write()).toBe("ZoomNoAnswer");
  expect(await write()).toBe("circuit_open");
});
