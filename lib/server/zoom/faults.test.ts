import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createControlClient } from "@/lib/sandbox/control-client";
import type { FaultAction } from "@/lib/sandbox/faults/fault";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { getAccount, listAccounts } from "@/lib/server/zoom/accounts";
import { createZoom, type Zoom } from "@/lib/server/zoom/client";
import { getPlans, updateAddon, updateBasePlan } from "@/lib/server/zoom/plans";
import { createTestZoom, testTicket, zoomSettings } from "@/lib/server/zoom/testing";

const ACCOUNT = SCENARIO.documentedSample;
const TIMINGS = { connect: 1_000, read: 2_000, write: 1_200 };
let sandbox: Sandbox;
let control: ReturnType<typeof createControlClient>;
let client: Awaited<ReturnType<typeof createTestZoom>>;

beforeAll(async () => {
  sandbox = await startSandbox({ accounts: 5, enforceLimits: false });
  control = createControlClient(sandbox.controlUrl);
  // A share far above Zoom's limit, so that hundreds of calls take no seconds here.
  const settings = { ...zoomSettings(sandbox.apiBaseUrl, sandbox.tokenUrl), rateShare: 50 };
  client = await createTestZoom(settings, TIMINGS);
});

beforeEach(async () => {
  await control.reset();
  await control.setSettings({ enforceLimits: false });
  await client.pool.query("delete from rate_limits");
});

afterAll(async () => {
  await client.drop();
  await sandbox.close();
});

const write = () => updateBasePlan(client.zoom, testTicket(ACCOUNT), { type: "monthly", hosts: 101 });
const read = () => getPlans(createZoom(client.parts), ACCOUNT);
const verdict = (call: Promise<unknown>) =>
  call.then(
    () => "done",
    (error: Error) => error.name,
  );

// What is thrown, whether Zoom applied the change, and what a read that meets the same fault ends with.
const FAULTS: [FaultAction, string, number, string][] = [
  [{ kind: "delay", ms: 100 }, "done", 1, "done"],
  [{ kind: "hang" }, "ZoomNoAnswer", 0, "ZoomNoAnswer"],
  [{ kind: "reset_before" }, "ZoomNoAnswer", 0, "done"],
  [{ kind: "reset_after" }, "ZoomNoAnswer", 1, "done"],
  [{ kind: "apply_no_answer" }, "ZoomNoAnswer", 1, "ZoomNoAnswer"],
  [{ kind: "status", status: 500, apply: true }, "ZoomNoAnswer", 1, "done"],
  [{ kind: "status", status: 503, body: { code: 2100, message: "no" } }, "ZoomNoAnswer", 0, "done"],
  [{ kind: "status", status: 408 }, "ZoomNoAnswer", 0, "done"],
  [{ kind: "html", status: 502, bytes: 2_000_000, apply: true }, "ZoomNoAnswer", 1, "done"],
  [{ kind: "html", status: 200, bytes: 2_000_000 }, "ZoomNoAnswer", 0, "ZoomNoAnswer"],
  [{ kind: "cut_json", reset: true }, "ZoomNoAnswer", 0, "done"],
  [{ kind: "drip", part: "head", everyMs: 50 }, "ZoomNoAnswer", 0, "ZoomNoAnswer"],
  [{ kind: "redirect", location: "http://127.0.0.1:9/elsewhere" }, "ZoomNoAnswer", 0, "ZoomNoAnswer"],
  [{ kind: "rate_limited", limit: "qps", headers: false }, "ZoomNotSent", 0, "done"],
  [{ kind: "rate_limited", limit: "daily", headers: true }, "ZoomNotSent", 0, "ZoomNotSent"],
  [{ kind: "rate_limited", limit: "daily", headers: false }, "ZoomNotSent", 0, "ZoomNotSent"],
  [{ kind: "expired_token" }, "done", 1, "done"],
];

it.each(FAULTS)(
  "after %j a write ends %s with %i applied, a read %s",
  async (action, written, applied, seen) => {
    await control.addFault({ match: { method: "PUT" }, action });
    expect(await verdict(write())).toBe(written);
    expect(sandbox.ledger().applied).toHaveLength(applied);
    expect(sandbox.counts().received["PUT /accounts/{accountId}/plans/base"]).toBe(
      action.kind === "expired_token" ? 2 : 1,
    );
    await control.clearFaults();
    await control.addFault({ match: { method: "GET", path: "/v2/accounts/*/plans" }, action });
    expect(await verdict(read())).toBe(seen);
  },
);

it("gives plans with nulls and odd types as they came", async () => {
  for (const kind of ["null_plans", "wrong_types"] as const) {
    await control.addFault({ match: { method: "GET" }, action: { kind } });
    expect(Object.keys((await read()).raw)).toContain("plan_base");
  }
  await control.addFault({ match: { method: "GET" }, action: { kind: "duplicate_keys" } });
  expect(await verdict(read())).toBe("ZoomNoAnswer");
});

it.each([
  [
    "HTTP 200 with a code",
    200,
    (zoom: Zoom) => updateBasePlan(zoom, testTicket(SCENARIO.trial), { type: "monthly", hosts: 5 }),
  ],
  [
    "HTTP 300",
    300,
    (zoom: Zoom) => updateAddon(zoom, testTicket(SCENARIO.business), { type: "webinar500_yearly", hosts: 1 }),
  ],
])("takes %s as refused 100 of 100 times", async (_name, status, call) => {
  await control.setContract("2021");
  // Usual deadlines: here a hundred calls at once wait for each other.
  const zoom = createZoom({ ...client.parts, timings: {} });
  const verdicts = await Promise.all(
    Array.from({ length: 100 }, () => call(zoom).catch(({ name, status }) => ({ name, status }))),
  );
  expect(verdicts).toEqual(Array(100).fill({ name: "ZoomRefused", status }));
  expect(sandbox.ledger().applied).toEqual([]);
});

it("walks all pages of accounts, and reads each one", async () => {
  const { accounts, nextPageToken } = await listAccounts(client.zoom, { pageSize: 20 });
  const next = await listAccounts(client.zoom, { pageSize: 300, nextPageToken });
  expect(next.nextPageToken).toBeNull();
  const ids = [...accounts, ...next.accounts].map(({ id }) => id);
  expect(new Set(ids).size).toBe(next.totalRecords);
  expect(ids).toContain(ACCOUNT);
  expect(await getAccount(client.zoom, SCENARIO.selfPay)).toMatchObject({ payMode: "sub" });
  await expect(getPlans(client.zoom, SCENARIO.selfPay)).rejects.toMatchObject({ status: 400, code: 2100 });
  await expect(getAccount(client.zoom, "../nobody//x")).rejects.toMatchObject({ status: 404, code: 2001 });
});

it("frees 50 dripping reads at their deadline and answers others meanwhile", async () => {
  const slow = { path: `/v2/accounts/${SCENARIO.business}/plans` };
  await control.addFault({
    match: slow,
    times: "always",
    action: { kind: "drip", part: "body", everyMs: 50 },
  });
  const began = performance.now();
  const slowReads = Array.from({ length: 50 }, () => verdict(getPlans(client.zoom, SCENARIO.business)));
  const [other] = await Promise.all([verdict(read()), ...slowReads]);
  expect(other).toBe("done");
  expect(new Set(await Promise.all(slowReads))).toEqual(new Set(["ZoomNoAnswer"]));
  expect(performance.now() - began).toBeLessThan(TIMINGS.read + 900);
});
