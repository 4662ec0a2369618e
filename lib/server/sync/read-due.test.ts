import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { type ChangeTest, callerAs, running, skewed, startChangeTest } from "@/lib/server/changes/testing";
import { type Context, createContext } from "@/lib/server/context";
import { openDatabase } from "@/lib/server/db/client";
import { accounts, planLineRows } from "@/lib/server/db/schema";
import { accountChecks } from "@/lib/server/db/sync-schema";
import { syncRuns } from "@/lib/server/db/zoom-schema";
import { getAccount } from "@/lib/server/services/accounts/get-account";
import { openAccount } from "@/lib/server/services/accounts/open-account";
import { readPlans } from "@/lib/server/services/plans/read-plans";
import { getSync } from "@/lib/server/services/sync/get-sync";
import { pauseSync, resumeSync } from "@/lib/server/services/sync/manage-sync";
import { claimAccounts } from "@/lib/server/sync/claim-accounts";
import { readClasses } from "@/lib/server/sync/read-classes";
import { readDue } from "@/lib/server/sync/read-due";
import { runSync } from "@/lib/server/sync/run-sync";
import { openRun } from "@/lib/server/sync/sync-run";
import { walkRun } from "@/lib/server/sync/walk-run";

const PLANS = "GET /accounts/{accountId}/plans";
const admin = callerAs("admin", "Ada Admin");

let test: ChangeTest;

beforeEach(async () => {
  test = await startChangeTest({ accounts: 0 });
});

afterEach(() => test.close());

const plansAsked = () => test.sandbox.counts().received[PLANS] ?? 0;
const checks = () => test.context.db.select().from(accountChecks);

async function checkOf(id: string) {
  const [check] = await test.context.db.select().from(accountChecks).where(eq(accountChecks.accountId, id));
  return check;
}

/** What another process would be: connections, a limiter and a token of its own over the same database. */
function another(): Context {
  const db = openDatabase(test.context.env.databaseUrl);
  const { env, log, clock } = test.context;
  return createContext({ db, env, log, clock });
}

/** Reads all that is due now, and ends. */
async function readAllDue(context = test.context): Promise<void> {
  const stop = new AbortController();
  const reading = readDue(context, { signal: stop.signal });
  const due = sql`due_at <= ${context.clock.now()}::timestamptz`;
  await vi.waitFor(
    async () => expect(await context.db.select().from(accountChecks).where(due)).toEqual([]),
    15_000,
  );
  stop.abort();
  await reading;
}

describe("what is due", () => {
  it("is read once, and again only when its class asks", async () => {
    await walkRun(test.context, await openRun(test.context, null));
    await readAllDue();
    const all = plansAsked();
    expect(all).toBe((await checks()).length);
    test.pass(50 * 60);
    await readAllDue();
    expect(plansAsked()).toBe(all);
    test.pass(8 * 60);
    await readAllDue();
    const near = (await readClasses(test.context)).find(({ name }) => name === "invoice_near");
    expect(near?.accounts).toBeGreaterThan(0);
    expect(plansAsked() - all).toBe(near?.accounts);
  });

  it("comes with the most urgent class first, and to nobody twice", async () => {
    await runSync(test.context);
    const asked = { class: 6, dueAt: test.context.clock.now(), failures: 0 };
    await test.context.db.update(accountChecks).set(asked);
    for (const [rank, id] of [SCENARIO.business, SCENARIO.proYearly, SCENARIO.trial].entries())
      await test.context.db.update(accountChecks).set({ class: rank }).where(eq(accountChecks.accountId, id));
    const first = await claimAccounts(test.context, 2);
    const second = await claimAccounts(test.context, 1);
    expect(first.map(({ accountId }) => accountId).sort()).toEqual(
      [SCENARIO.business, SCENARIO.proYearly].sort(),
    );
    expect(second.map(({ accountId }) => accountId)).toEqual([SCENARIO.trial]);
    const rest = await claimAccounts(test.context, 500);
    expect(rest).toHaveLength((await checks()).length - 3);
    expect(await claimAccounts(test.context, 1)).toEqual([]);
  });

  it("is read within the minute once somebody has it open, and each hour of the day after", async () => {
    await runSync(test.context);
    test.pass(3600 * 5);
    await readAllDue();
    const before = plansAsked();
    await openAccount(test.context, admin, SCENARIO.business);
    await readPlans(test.context, admin, SCENARIO.business);
    expect(plansAsked()).toBe(before + 1);
    await readAllDue();
    expect(plansAsked()).toBe(before + 1);
    test.pass(40);
    await openAccount(test.context, admin, SCENARIO.business);
    test.pass(20);
    await readAllDue();
    expect(plansAsked()).toBe(before + 2);
    const gap = async () => {
      const { dueAt, readAt } = (await checkOf(SCENARIO.business)) ?? {};
      return ((dueAt?.getTime() ?? 0) - (readAt?.getTime() ?? 0)) / 60_000;
    };
    test.pass(200);
    await readAllDue();
    expect(await gap()).toBe(57);
  });

  it("is not hurried by a page that is only rendered, as Next does for every link in sight", async () => {
    await runSync(test.context);
    const before = await checkOf(SCENARIO.business);
    await getAccount(test.context, admin, SCENARIO.business);
    expect(await checkOf(SCENARIO.business)).toEqual(before);
  });

  it("is tried again after five minutes when it could not be read, then ever later", async () => {
    await runSync(test.context);
    const match = { accountId: SCENARIO.business, method: "GET" };
    await test.control.addFault({ match, times: "always", action: { kind: "status", status: 400 } });
    test.pass(1);
    await runSync(test.context);
    const waits: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { dueAt, triedAt } = (await checkOf(SCENARIO.business)) ?? {};
      waits.push(((dueAt?.getTime() ?? 0) - (triedAt?.getTime() ?? 0)) / 60_000);
      test.pass((waits.at(-1) ?? 0) * 60 + 1);
      await readAllDue();
    }
    expect(waits).toEqual([5, 10, 20]);
    await test.control.clearFaults();
    test.pass(3600);
    await readAllDue();
    expect(await checkOf(SCENARIO.business)).toMatchObject({ failures: 0 });
  });
});

describe("a sub-account of which Zoom turns every call away", () => {
  it("is put off like any other that fails, and holds up neither the run nor the others", async () => {
    const match = { path: `/v2/accounts/${SCENARIO.business}/plans`, method: "GET" };
    await test.control.addFault({ match, times: "always", action: { kind: "status", status: 429 } });
    expect(await runSync(test.context)).toMatchObject({ error: null });
    expect(await getSync(test.context, admin)).toMatchObject({ state: "done", plansFailed: 1 });
    const { dueAt, triedAt, failures } = (await checkOf(SCENARIO.business)) ?? {};
    expect(failures).toBe(1);
    expect((dueAt?.getTime() ?? 0) - (triedAt?.getTime() ?? 0)).toBe(5 * 60_000);
  }, 60_000);
});

describe("a run", () => {
  it("ends when all of it is read, although something else is read all the while", async () => {
    await runSync(test.context);
    test.pass(30);
    await walkRun(test.context, await openRun(test.context, null));
    test.pass(1);
    await openAccount(test.context, admin, SCENARIO.business);
    test.pass(60);
    const match = { path: `/v2/accounts/${SCENARIO.business}/plans`, method: "GET" };
    await test.control.addFault({ match, action: { kind: "delay", ms: 2_000 } });
    const before = plansAsked();
    const stop = new AbortController();
    const reading = readDue(test.context, { signal: stop.signal });
    await vi.waitFor(() => expect(plansAsked()).toBe(before + 1));
    const isDone = async () => expect(await getSync(test.context, admin)).toMatchObject({ state: "done" });
    await vi.waitFor(isDone, 6_000);
    // What is taken up is given back when it was read.
    expect((await checkOf(SCENARIO.business))?.leaseUntil.getTime()).toBeGreaterThan(0);
    stop.abort();
    await reading;
  });

  it("F35: reads nobody twice when the clock of who asked for it is ten minutes ahead", async () => {
    const run = await openRun(skewed(test, 600), null, true);
    await walkRun(test.context, run);
    const signal = new AbortController().signal;
    await readDue(test.context, { signal, untilEndOf: run });
    expect(plansAsked()).toBe((await checks()).length);
    expect(await getSync(test.context, admin)).toMatchObject({ state: "done" });
  });
});

describe("several workers", () => {
  it("share the work, and ask Zoom for nobody twice", async () => {
    await test.close();
    test = await startChangeTest({ accounts: 200 });
    await walkRun(test.context, await openRun(test.context, null, true));
    const others = [another(), another()];
    const reads = others.map(({ zoom }) => vi.spyOn(zoom, "read"));
    const [run] = await test.context.db.select().from(syncRuns);
    const signal = new AbortController().signal;
    await Promise.all(others.map((each) => readDue(each, { signal, untilEndOf: run?.id ?? 0 })));
    const all = (await checks()).length;
    expect(plansAsked()).toBe(all);
    for (const read of reads) expect(read.mock.calls.length).toBeGreaterThan(all / 5);
    expect(await getSync(test.context, admin)).toMatchObject({ state: "done", plansTotal: all });
    await Promise.all(others.map(({ pool }) => pool.end()));
  });
});

describe("a paused reading", () => {
  it("asks Zoom for nothing, through a restart too, and goes on where it was", async () => {
    await walkRun(test.context, await openRun(test.context, null, true));
    expect(await pauseSync(test.context, admin)).toMatchObject({ state: "paused", pausedBy: "Ada Admin" });
    expect(await claimAccounts(test.context, 10)).toEqual([]);
    const restarted = another();
    expect(await runSync(restarted)).toMatchObject({ error: null });
    expect(plansAsked()).toBe(0);
    expect(await getSync(restarted, admin)).toMatchObject({ state: "paused", secondsLeft: null });
    expect(await resumeSync(restarted, admin)).toMatchObject({ state: "running", pausedAt: null });
    await runSync(restarted);
    await restarted.pool.end();
    expect(plansAsked()).toBe((await checks()).length);
  });

  it("is an admin's to pause and to resume", async () => {
    for (const act of [pauseSync, resumeSync])
      await expect(act(test.context, callerAs("partner"))).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a sub-account with 500 plan lines", () => {
  it("F38: is kept whole, and costs no write when nothing changed", async () => {
    const lines = Array.from({ length: 499 }, (_, each) => running(`webinar${each}_monthly`, each + 1));
    const plans = { plan_base: running("business_monthly", 20), plan_webinar: lines };
    await test.control.addAccount({ id: "many-lines", name: "Many lines", accountType: "Business", plans });
    await runSync(test.context);
    const kept = () =>
      test.context.db
        .select({ path: planLineRows.path, row: sql<string>`xmin::text` })
        .from(planLineRows)
        .where(eq(planLineRows.accountId, "many-lines"))
        .orderBy(planLineRows.path);
    const before = await kept();
    expect(before).toHaveLength(500);
    test.pass(60);
    await runSync(test.context);
    expect(await kept()).toEqual(before);
    const [account] = await test.context.db.select().from(accounts).where(eq(accounts.id, "many-lines"));
    expect(account).toMatchObject({ status: "active", baseHosts: 20 });
  });
});
