import { afterEach, beforeEach, expect, it } from "vitest";
import { SCENARIO } from "../scenarios/ids";
import { askToken, openSandbox } from "../test-client";
import type { FaultRule } from "./fault";

let opened: Awaited<ReturnType<typeof openSandbox>>;
beforeEach(async () => {
  opened = await openSandbox();
});
afterEach(() => opened.sandbox.close());

const teapot = { kind: "status", status: 418 } as const;
const read = async (id: string) =>
  (await opened.call("GET", `/accounts/${encodeURIComponent(id)}/plans`)).status;

async function statuses(rule: FaultRule, ids: string[]): Promise<number[]> {
  await opened.control.addFault(rule);
  const seen: number[] = [];
  for (const id of ids) seen.push(await read(id));
  return seen;
}

it("meets one request unless told how many", async () => {
  const { business, phone } = SCENARIO;
  expect(await statuses({ action: teapot }, [business, phone])).toEqual([418, 200]);
});

it("meets as many as told, or all", async () => {
  const ids = [SCENARIO.business, SCENARIO.business, SCENARIO.business];
  expect(await statuses({ times: 2, action: teapot }, ids)).toEqual([418, 418, 200]);
  expect(await statuses({ times: "always", action: teapot }, ids)).toEqual([418, 418, 418]);
});

it("meets only the n-th request that matches", async () => {
  const match = { accountId: SCENARIO.business, nth: 2 };
  const ids = [SCENARIO.business, SCENARIO.phone, SCENARIO.business, SCENARIO.business];
  expect(await statuses({ match, times: "always", action: teapot }, ids)).toEqual([200, 200, 418, 200]);
});

it("finds an account by its decoded id", async () => {
  const match = { accountId: SCENARIO.oddId };
  expect(await statuses({ match, action: teapot }, [SCENARIO.business, SCENARIO.oddId])).toEqual([200, 418]);
});

it("matches paths by glob and by regular expression", async () => {
  const ids = [SCENARIO.business];
  expect(await statuses({ match: { path: "/v2/accounts/*/plans" }, action: teapot }, ids)).toEqual([418]);
  expect(await statuses({ match: { path: "/v2/**" }, action: teapot }, ids)).toEqual([418]);
  expect(await statuses({ match: { path: "^/v2/.*/plans$" }, action: teapot }, ids)).toEqual([418]);
  expect(await statuses({ match: { path: "/v2/accounts/*" }, action: teapot }, ids)).toEqual([200]);
});

it("meets the token endpoint too", async () => {
  await opened.control.addFault({ match: { path: "/oauth/token" }, action: { kind: "status", status: 500 } });
  expect((await askToken(opened.sandbox.tokenUrl)).status).toBe(500);
  expect(opened.sandbox.counts().tokensIssued).toBe(1);
});

it("says how many requests each fault saw and met, and forgets all when cleared", async () => {
  await statuses({ match: { method: "GET" }, action: teapot }, [SCENARIO.business, SCENARIO.phone]);
  expect(await opened.control.faults()).toMatchObject([{ seen: 2, met: 1 }]);
  await opened.control.clearFaults();
  expect(await opened.control.faults()).toEqual([]);
});

it("refuses a fault that it cannot do", async () => {
  const bad = { action: { kind: "explode" } } as unknown as FaultRule;
  await expect(opened.control.addFault(bad)).rejects.toThrow("400");
});
