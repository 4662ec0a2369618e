import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { type ChangeTest, callerAs, startChangeTest } from "@/lib/server/changes/testing";
import { accounts, planLineRows } from "@/lib/server/db/schema";
import { accountChecks } from "@/lib/server/db/sync-schema";
import { syncRuns } from "@/lib/server/db/zoom-schema";
import { getSync } from "@/lib/server/services/sync/get-sync";
import { runSync } from "@/lib/server/sync/run-sync";
import { openRun } from "@/lib/server/sync/sync-run";

let test: ChangeTest;

async function accountRow(id: string) {
  const [row] = await test.context.db.select().from(accounts).where(eq(accounts.id, id));
  return row;
}

describe("after a reading", () => {
  beforeAll(async () => {
    test = await startChangeTest();
    await runSync(test.context);
  });

  afterAll(() => test.close());

  it.each([
    [
      "documentedSample",
      { status: "active", baseType: "monthly", baseHosts: 100, nextInvoiceDate: "2021-10-07" },
    ],
    ["business", { status: "active", payMode: "master" }],
    ["free", { status: "no_plan", baseType: null, baseHosts: null, payMode: "master" }],
    ["selfPay", { status: "self_pay", payMode: "sub", plansReadAt: null }],
    ["trial", { status: "trial" }],
    ["bundle", { status: "bundle" }],
    ["grandfathered", { status: "retired_plan", baseType: "business_yearly_c50" }],
    ["ends", { status: "ends" }],
    ["cancelled", { status: "cancelled" }],
    ["expired", { status: "expired" }],
    ["addonsWithoutBase", { status: "active", baseType: null }],
    ["phone", { status: "active", addonFamilies: ["Phone"] }],
  ] as const)("shows the sub-account %s as it stands", async (name, expected) => {
    expect(await accountRow(SCENARIO[name])).toMatchObject(expected);
  });
});

describe("a reading of all sub-accounts", () => {
  beforeEach(async () => {
    test = await startChangeTest({ accounts: 5 });
  });

  afterEach(() => test.close());

  it("fills the directory with every sub-account, whatever is odd about it", async () => {
    const outcome = await runSync(test.context);
    expect(outcome?.error).toBeNull();
    const rows = await test.context.db.select().from(accounts);
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.values(SCENARIO)));
    expect(rows.length).toBe(Object.keys(SCENARIO).length + 5);
    expect(rows.filter(({ status }) => status === "could_not_read" || status === "not_read")).toEqual([]);
    const status = await getSync(test.context, callerAs("support"));
    expect(status).toMatchObject({
      state: "done",
      accountsListed: rows.length,
      plansTotal: rows.length,
      error: null,
    });
    expect(status.plansRead + status.plansFailed).toBe(rows.length);
  });

  it("keeps why one could not be read and reads the others", async () => {
    const match = { accountId: SCENARIO.business, method: "GET" };
    await test.control.addFault({ match, times: "always", action: { kind: "status", status: 503 } });
    const outcome = await runSync(test.context);
    expect(outcome?.error).toBeNull();
    expect(await accountRow(SCENARIO.business)).toMatchObject({
      status: "could_not_read",
      readFailure: { code: "zoom_unavailable", message: "Zoom does not answer" },
    });
    expect(await accountRow(SCENARIO.proYearly)).toMatchObject({ status: "active" });
  });

  it("writes plans that did not change no second time, only when they were read", async () => {
    const { db } = test.context;
    await runSync(test.context);
    const versions = () =>
      db.execute(sql`select (select json_agg(array[id, xmin::text] order by id) from accounts) as accounts,
        (select json_agg(array[account_id, xmin::text] order by account_id) from account_plans) as plans,
        (select json_agg(array[account_id, path, xmin::text] order by account_id, path) from plan_lines) as lines`);
    const before = await versions();
    const of = eq(accountChecks.accountId, SCENARIO.business);
    const [check] = await db.select().from(accountChecks).where(of);
    test.pass(60);
    await runSync(test.context);
    expect((await versions()).rows).toEqual(before.rows);
    const [later] = await db.select().from(accountChecks).where(of);
    expect(later?.readAt?.getTime()).toBe((check?.readAt?.getTime() ?? 0) + 60_000);
  });

  it("takes what somebody changed at Zoom", async () => {
    await runSync(test.context);
    test.pass(60);
    const plans = {
      plan_base: { type: "monthly", hosts: 7, next_invoice_date: "2031-01-01", status: "active" },
    };
    await test.control.mutate(SCENARIO.proYearly, { name: "Renamed Ltd", plans });
    await runSync(test.context);
    expect(await accountRow(SCENARIO.proYearly)).toMatchObject({
      name: "Renamed Ltd",
      baseHosts: 7,
      sortName: "renamed ltd",
    });
    const lines = await test.context.db
      .select()
      .from(planLineRows)
      .where(eq(planLineRows.accountId, SCENARIO.proYearly));
    expect(lines).toMatchObject([{ path: "plan_base", hosts: 7, nextInvoiceDate: "2031-01-01" }]);
  });

  it("fails in words for people when Zoom is away", async () => {
    await test.sandbox.close();
    const outcome = await runSync(test.context);
    expect(outcome?.error).toBe("Zoom does not answer. The next reading tries again.");
    expect(await getSync(test.context, callerAs("support"))).toMatchObject({
      state: "failed",
      error: outcome?.error,
    });
  });

  it("is one run for two that ask at once, and both read for it", async () => {
    const [first, second] = await Promise.all([runSync(test.context), runSync(test.context)]);
    expect(first.runId).toBe(second.runId);
    expect(await test.context.db.select().from(syncRuns)).toMatchObject([{ state: "done" }]);
    const rows = await test.context.db.select().from(accounts);
    expect(test.sandbox.counts().received["GET /accounts/{accountId}/plans"]).toBe(rows.length);
  });

  it("goes on with a run that a dead process left open", async () => {
    const lost = await openRun(test.context, null);
    expect(await runSync(test.context)).toEqual({ runId: lost, error: null });
    expect(await test.context.db.select().from(syncRuns)).toMatchObject([{ id: lost, state: "done" }]);
  });
});
