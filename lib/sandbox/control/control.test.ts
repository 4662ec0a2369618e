import { request } from "node:http";
import { afterEach, beforeEach, expect, it } from "vitest";
import { SCENARIO } from "../scenarios/ids";
import { openSandbox } from "../test-client";

let opened: Awaited<ReturnType<typeof openSandbox>>;
beforeEach(async () => {
  opened = await openSandbox({ accounts: 3 });
});
afterEach(() => opened.sandbox.close());

const plans = (id: string) => opened.call("GET", `/accounts/${id}/plans`);
const total = async () =>
  ((await opened.call("GET", "/accounts")).body as { total_records: number }).total_records;

it("changes an account as if elsewhere, without an entry in the ledger", async () => {
  const plan_base = { type: "business_monthly", hosts: 44 };
  await opened.control.mutate(SCENARIO.business, { plans: { plan_base, plan_webinar: null } });
  expect((await plans(SCENARIO.business)).body).toEqual({ plan_base });
  expect(opened.sandbox.ledger().applied).toEqual([]);
});

it("adds and removes accounts", async () => {
  const before = await total();
  await opened.control.addAccount({ id: "new-account-of-this-run", name: "New Here", accountType: "Pro" });
  expect(await total()).toBe(before + 1);
  await opened.control.removeAccount("new-account-of-this-run");
  expect(await total()).toBe(before);
  expect((await plans("new-account-of-this-run")).status).toBe(404);
});

it("refuses to add an id twice", async () => {
  await expect(opened.control.addAccount({ id: SCENARIO.free, name: "Twin" })).rejects.toThrow("exists");
});

it("resets accounts, settings, faults, ledger and counts, and keeps tokens", async () => {
  const before = await total();
  await opened.control.removeAccount(SCENARIO.free);
  await opened.control.setContract("2021");
  await opened.control.addFault({ times: "always", action: { kind: "status", status: 500 } });
  await opened.control.reset();
  expect((await opened.control.counts()).total).toBe(0);
  expect(await opened.control.settings()).toMatchObject({ contract: "2026", enforceLimits: false });
  expect(await total()).toBe(before);
});

it("counts requests received and answered by route", async () => {
  await plans(SCENARIO.business);
  await plans(SCENARIO.selfPay);
  await opened.call("GET", "/users");
  expect(await opened.control.counts()).toMatchObject({
    received: { "GET /accounts/{accountId}/plans": 2, other: 1 },
    answered: { "GET /accounts/{accountId}/plans 200": 1, "GET /accounts/{accountId}/plans 400": 1 },
  });
});

it("sets and reads the clock", async () => {
  await opened.control.setClock("2028-02-29T12:00:00Z");
  expect((await opened.control.now()).toISOString()).toMatch(/^2028-02-29T12:00:0/);
  await expect(opened.control.setClock(new Date(Number.NaN))).rejects.toThrow();
});

it("refuses unknown settings", async () => {
  const bad = { colour: "blue" } as never;
  await expect(opened.control.setSettings(bad)).rejects.toThrow("400");
});

it("answers 403 under a host name that is not loopback", async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { host: "attacker.example" };
    const call = request(`${opened.sandbox.controlUrl}/ledger`, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    call.once("error", reject).end();
  });
  expect(status).toBe(403);
});

it("refuses a form that another site could post", async () => {
  const answer = await fetch(`${opened.sandbox.controlUrl}/tokens/revoke`, { method: "POST", body: "a=1" });
  expect(answer.status).toBe(415);
  expect((await plans(SCENARIO.business)).status).toBe(200);
});
