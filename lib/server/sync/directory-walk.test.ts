import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { answered, type ChangeTest, callerAs, startChangeTest } from "@/lib/server/changes/testing";
import { accounts } from "@/lib/server/db/schema";
import { accountChecks } from "@/lib/server/db/sync-schema";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";
import { getSync } from "@/lib/server/services/sync/get-sync";
import { acceptShrink } from "@/lib/server/services/sync/manage-sync";
import { openRun } from "@/lib/server/sync/sync-run";
import { walkAccounts } from "@/lib/server/sync/walk-accounts";
import { walkRun } from "@/lib/server/sync/walk-run";

const EXPIRED = { code: 300, message: "The next page token is invalid or expired." };
const LIST = { method: "GET", path: "/v2/accounts" };

const SCENARIOS = Object.keys(SCENARIO).length;

let test: ChangeTest;

beforeEach(async () => {
  test = await startChangeTest({ accounts: 0, maxPageSize: 300 });
});

afterEach(() => test.close());

/** Reads the list once, as the worker's job does, without the plans. */
async function walk(): Promise<void> {
  const { db } = test.context;
  await db.execute(sql`update sync_runs set state = 'done' where state = 'running'`);
  await walkRun(test.context, await openRun(test.context, null));
}

async function row(id: string) {
  const [found] = await test.context.db.select().from(accounts).where(eq(accounts.id, id));
  return found;
}

const listed = async () =>
  (await test.context.db.select().from(accounts)).filter(({ goneAt }) => goneAt === null).map(({ id }) => id);

/** What Zoom lists now, one page long. */
async function zoomPage(): Promise<{ accounts: { id: string }[] }> {
  const { zoom } = test.context;
  const { body } = await zoom.read({ path: ["accounts"], query: { page_size: 300 }, label: "medium" });
  return body as { accounts: { id: string }[] };
}

/** Lets the next list leave out or repeat what `change` says. */
async function bendList(change: (ids: { id: string }[]) => { id: string }[], times = 1): Promise<void> {
  const page = await zoomPage();
  const body = { ...page, accounts: change(page.accounts) };
  await test.control.addFault({ match: LIST, times, action: { kind: "status", status: 200, body } });
}

describe("a page token that dies in the middle of the list", () => {
  beforeEach(async () => {
    await test.close();
    test = await startChangeTest({ accounts: 640 });
  });

  it("F39: begins the list anew, misses nobody and removes nobody", async () => {
    await walk();
    const before = await listed();
    expect(before.length).toBeGreaterThan(640);
    for (const nth of [2, 5])
      await test.control.addFault({
        match: { ...LIST, nth },
        action: { kind: "status", status: 400, body: EXPIRED },
      });
    await test.control.addAccount({ id: "came-meanwhile", name: "Came meanwhile" });
    await walk();
    expect(await listed()).toEqual(expect.arrayContaining([...before, "came-meanwhile"]));
    expect(test.sandbox.counts().received["GET /accounts"]).toBeGreaterThanOrEqual(8);
    expect(await getSync(test.context, callerAs("admin"))).toMatchObject({ shrunk: null });
  });

  it("F39: decides nothing from a list that never came to its end", async () => {
    await walk();
    const before = await listed();
    const always = { kind: "status", status: 400, body: EXPIRED } as const;
    for (const nth of [2, 4, 6, 8, 10])
      await test.control.addFault({ match: { ...LIST, nth }, action: always });
    await walk();
    expect(await getSync(test.context, callerAs("admin"))).toMatchObject({ state: "failed" });
    expect((await listed()).length).toBe(before.length);
    const missed = await test.context.db.select().from(accountChecks).where(sql`missed > 0`);
    expect(missed).toEqual([]);
  });

  it("F39: keeps what it saw when the token's fifteen minutes pass between two pages", async () => {
    let pages = 0;
    const ids = await walkAccounts(test.context, async () => {
      pages += 1;
      if (pages === 1) await test.control.advanceClock(16 * 60_000);
    });
    expect(pages).toBe(4);
    expect([...ids].sort()).toEqual((await listed()).sort());
  });
});

describe("a page that does not come", () => {
  beforeEach(async () => {
    await test.close();
    test = await startChangeTest({ accounts: 640 });
  });

  it("is asked for again, and the pages before it are not lost", async () => {
    const away = { kind: "status", status: 503 } as const;
    // All three tries of one read, and the first of the next.
    for (const nth of [2, 3, 4, 5]) await test.control.addFault({ match: { ...LIST, nth }, action: away });
    await walk();
    expect(await getSync(test.context, callerAs("admin"))).toMatchObject({ accountsListed: 640 + SCENARIOS });
    expect(test.sandbox.counts().received["GET /accounts"]).toBe(3 + 4);
  });

  it("ends the list at once when it is the first", async () => {
    await test.control.addFault({ match: LIST, times: 3, action: { kind: "status", status: 503 } });
    await walk();
    expect(await getSync(test.context, callerAs("admin"))).toMatchObject({ state: "failed" });
    expect(test.sandbox.counts().received["GET /accounts"]).toBe(3);
  });
});

describe("sub-accounts that come and go", () => {
  it("F40: marks one as gone after two complete lists without it and a 404, and refuses its changes", async () => {
    await walk();
    await test.control.removeAccount(SCENARIO.business);
    await walk();
    expect((await row(SCENARIO.business))?.goneAt).toBeNull();
    await walk();
    expect((await row(SCENARIO.business))?.goneAt).not.toBeNull();
    const input = await test.input(SCENARIO.business, { type: "business_monthly", hosts: 21 });
    const { problem } = await answered(changeBasePlan(test.context, callerAs("partner"), input));
    expect(problem).toMatchObject({ code: "account_gone", title: "Zoom no longer knows this sub-account" });
  });

  it("F40: keeps one that the list leaves out again and again while Zoom knows it", async () => {
    await walk();
    await bendList((all) => all.filter(({ id }) => id !== SCENARIO.business), 4);
    for (let list = 0; list < 4; list += 1) await walk();
    expect((await row(SCENARIO.business))?.goneAt).toBeNull();
    expect(test.sandbox.counts().received["GET /accounts/{accountId}"]).toBe(2);
  });

  it("F40: keeps one of which Zoom says neither that it knows it nor that it does not", async () => {
    await walk();
    const bent = {
      kind: "status",
      status: 401,
      body: { code: 124, message: "Invalid access token." },
    } as const;
    await bendList((all) => all.filter(({ id }) => id !== SCENARIO.business), 3);
    await test.control.addFault({
      match: { method: "GET", path: `/v2/accounts/${SCENARIO.business}` },
      times: "always",
      action: bent,
    });
    for (let list = 0; list < 3; list += 1) await walk();
    expect((await row(SCENARIO.business))?.goneAt).toBeNull();
    expect(await getSync(test.context, callerAs("admin"))).toMatchObject({ error: null });
  });

  it("F40: takes one up again that is listed again, with its plans due at once", async () => {
    await walk();
    await test.control.removeAccount(SCENARIO.business);
    await walk();
    await walk();
    await test.control.addAccount({ id: SCENARIO.business, name: "Back again" });
    test.pass(60);
    await walk();
    expect(await row(SCENARIO.business)).toMatchObject({ goneAt: null, name: "Back again" });
    const of = eq(accountChecks.accountId, SCENARIO.business);
    const [check] = await test.context.db.select().from(accountChecks).where(of);
    expect(check?.dueAt).toEqual(test.context.clock.now());
  });

  it("F40: is not misled by one that is listed twice, on another page than before", async () => {
    await bendList((all) => [...all.slice(10), ...all, ...all.slice(0, 20)]);
    await walk();
    const ids = await listed();
    expect(new Set(ids).size).toBe((await zoomPage()).accounts.length);
    await bendList((all) => all.toReversed());
    await walk();
    expect((await listed()).sort()).toEqual(ids.sort());
  });
});

describe("a list that is far shorter than the directory", () => {
  it("F41: removes nobody, tells before and now, and goes on by itself when the list is whole again", async () => {
    await walk();
    const before = (await listed()).length;
    await bendList((all) => all.slice(0, 40), 2);
    await walk();
    await walk();
    const admin = callerAs("admin");
    expect((await getSync(test.context, admin)).shrunk).toEqual({ before, now: 40 });
    expect((await listed()).length).toBe(before);
    expect(test.sandbox.counts().received["GET /accounts/{accountId}"]).toBeUndefined();
    await walk();
    expect((await getSync(test.context, admin)).shrunk).toBeNull();
  });

  it("F41: lets those go that Zoom no longer knows only after an admin said that the list is right", async () => {
    await walk();
    const before = await listed();
    const gone = before.slice(0, 6);
    for (const id of gone) await test.control.removeAccount(id);
    for (let list = 0; list < 3; list += 1) await walk();
    expect(await listed()).toHaveLength(before.length);
    await expect(acceptShrink(test.context, callerAs("partner"))).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await acceptShrink(test.context, callerAs("admin"))).toMatchObject({ shrunk: null });
    await walk();
    expect(await listed()).toHaveLength(before.length);
    await walk();
    expect((await listed()).sort()).toEqual(before.slice(6).sort());
  });
});
