import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { type ChangeTest, callerAs, running, startChangeTest } from "@/lib/server/changes/testing";
import { accounts } from "@/lib/server/db/schema";
import { accountChecks, accountRenewals } from "@/lib/server/db/sync-schema";
import { pauseSync } from "@/lib/server/services/sync/manage-sync";
import { readRenewals } from "@/lib/server/sync/read-renewals";
import { runSync } from "@/lib/server/sync/run-sync";

const LIST = { method: "GET", path: "/v2/accounts/billing/renewals" };

let test: ChangeTest;

beforeEach(async () => {
  test = await startChangeTest({ accounts: 300 });
  await runSync(test.context);
});

afterEach(() => test.close());

const renewals = () => test.context.db.select().from(accountRenewals).orderBy(accountRenewals.accountId);

async function soon(id: string, hosts: number, days: number) {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await test.control.mutate(id, {
    plans: { plan_base: { ...running("business_monthly", hosts), next_invoice_date: day } },
  });
  return day;
}

it("keeps day and amount of the next invoice of everybody who is invoiced within 90 days, fifty a page", async () => {
  const day = await soon(SCENARIO.proYearly, 20, 9);
  const outcome = await readRenewals(test.context);
  const rows = await renewals();
  expect(outcome).toEqual({ listed: rows.length, changed: rows.length });
  expect(rows.length).toBeGreaterThan(50);
  expect(test.sandbox.counts().received["GET /accounts/billing/renewals"]).toBe(Math.ceil(rows.length / 50));
  expect(rows.find(({ accountId }) => accountId === SCENARIO.proYearly)).toMatchObject({
    nextRenewalDate: day,
    amount: 20 * 20,
    autoRenew: true,
    subscriptions: [{ plan_name: "business_monthly", quantity: 20 }],
  });
});

it("writes what changed and nothing else, shows the new day at once, and has the plans read", async () => {
  await readRenewals(test.context);
  const rowVersions = async () =>
    (await test.context.db.execute(sql`select account_id, xmin::text from account_renewals order by 1`)).rows;
  const before = await rowVersions();
  test.pass(3600);
  expect(await readRenewals(test.context)).toMatchObject({ changed: 0 });
  expect(await rowVersions()).toEqual(before);
  const day = await soon(SCENARIO.proYearly, 21, 5);
  expect(await readRenewals(test.context)).toMatchObject({ changed: 1 });
  const [account] = await test.context.db.select().from(accounts).where(eq(accounts.id, SCENARIO.proYearly));
  expect(account?.nextInvoiceDate).toBe(day);
  const of = eq(accountChecks.accountId, SCENARIO.proYearly);
  const [check] = await test.context.db.select().from(accountChecks).where(of);
  expect(check?.dueAt).toEqual(test.context.clock.now());
});

it("drops what is no longer listed, but decides nothing from a list that broke off", async () => {
  await soon(SCENARIO.proYearly, 20, 9);
  await readRenewals(test.context);
  const before = (await renewals()).length;
  const plan_base = { ...running("business_monthly", 20), status: "cancelled" };
  await test.control.mutate(SCENARIO.proYearly, { plans: { plan_base } });
  const expired = { code: 300, message: "The next page token is invalid or expired." };
  await test.control.addFault({
    match: { ...LIST, nth: 2 },
    action: { kind: "status", status: 400, body: expired },
  });
  expect(await readRenewals(test.context)).toMatchObject({ listed: before - 1 });
  expect(await renewals()).toHaveLength(before - 1);
  await test.control.addFault({ match: LIST, times: "always", action: { kind: "status", status: 400 } });
  await expect(readRenewals(test.context)).rejects.toThrow();
  expect(await renewals()).toHaveLength(before - 1);
});

it("drops nothing when the list ends before all that Zoom counts, and tells of it", async () => {
  await readRenewals(test.context);
  const before = await renewals();
  const [first] = before;
  const results = [
    { account_id: first?.accountId, next_renewal_date: "2031-01-01", total_renewal_amount: 1 },
  ];
  for (const counted of [{ total_records: before.length }, {}]) {
    const body = { results, ...counted };
    await test.control.addFault({ match: LIST, action: { kind: "status", status: 200, body } });
    expect(await readRenewals(test.context)).toMatchObject({ listed: 1 });
    expect(await renewals()).toHaveLength(before.length);
  }
});

it("takes the earliest invoice day where a term has several, and leaves out a row without an id", async () => {
  const renewable_subscriptions = [
    { plan_name: "a", next_invoice_date: "2031-03-01" },
    { plan_name: "b", next_invoice_date: "2031-02-01" },
    "odd",
  ];
  const renewal = {
    account_id: SCENARIO.proYearly,
    next_renewal_date: "2031-12-01",
    renewable_subscriptions,
  };
  const body = { results: [{ next_renewal_date: "2031-01-01" }, renewal, null], total_records: 3 };
  await test.control.addFault({ match: LIST, action: { kind: "status", status: 200, body } });
  expect(await readRenewals(test.context)).toMatchObject({ listed: 1 });
  const [account] = await test.context.db.select().from(accounts).where(eq(accounts.id, SCENARIO.proYearly));
  expect(account?.nextInvoiceDate).toBe("2031-02-01");
  expect(await renewals()).toMatchObject([{ nextRenewalDate: "2031-12-01" }]);
});

it("rests while the reading is paused", async () => {
  await pauseSync(test.context, callerAs("admin"));
  expect(await readRenewals(test.context)).toBeNull();
  expect(await renewals()).toEqual([]);
});
