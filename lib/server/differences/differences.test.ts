import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { differenceQuerySchema } from "@/lib/domain/difference-query";
import type { SettleOutcome } from "@/lib/domain/settle-change";
import {
  answered,
  type ChangeTest,
  callerAs,
  readAgain,
  running,
  startChangeTest,
} from "@/lib/server/changes/testing";
import { planDifferences } from "@/lib/server/db/difference-schema";
import { accounts, changes } from "@/lib/server/db/schema";
import { decideAccount, decideDue } from "@/lib/server/differences/decide";
import { settleChange } from "@/lib/server/services/changes/settle-change";
import { listDifferences, newDifferences } from "@/lib/server/services/differences/list-differences";
import { addAddon } from "@/lib/server/services/plans/add-addon";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";
import { readPlans } from "@/lib/server/services/plans/read-plans";

let at: ChangeTest;
const partner = callerAs("partner");
const TYPE = "business_monthly";

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());

const account = (hosts: number) => at.addAccount({ plan_base: running(TYPE, hosts) });

/** Somebody sets the hosts in Zoom's own portal, some minutes later. */
async function elsewhere(accountId: string, hosts: number) {
  at.pass(600);
  await at.control.mutate(accountId, { plans: { plan_base: running(TYPE, hosts) } });
}

async function ours(accountId: string, hosts: number) {
  at.pass(600);
  const input = await at.input(accountId, { type: TYPE, hosts });
  return answered(changeBasePlan(at.context, partner, input));
}

/** A change of ours whose answer is lost; Zoom does it or not. */
async function lost(accountId: string, hosts: number, kind: "reset_after" | "reset_before") {
  await at.control.addFault({ match: { method: "PUT", accountId }, action: { kind } });
  return (await ours(accountId, hosts)).change?.id ?? "";
}

/** The next readings of the plans have holes. */
async function spoil(accountId: string, kind: "null_plans" | "wrong_types", times = 1) {
  const match = { method: "GET", path: "**/plans", accountId };
  await at.control.addFault({ match, times, action: { kind } });
}

const settle = (changeId: string, outcome: SettleOutcome) =>
  settleChange(at.context, callerAs("admin"), {
    changeId,
    request: { outcome, reason: "The portal says so" },
  });

const read = (accountId: string) => readPlans(at.context, partner, accountId);
const list = (query: Record<string, unknown>) =>
  listDifferences(at.context, callerAs("support"), differenceQuerySchema.parse(query));

/** What is told of a sub-account, newest first: "base 12 to 15". */
async function told(accountId: string): Promise<string[]> {
  const { items } = await list({ accountId });
  return items.flatMap(({ lines }) =>
    lines.map(({ path, before, after }) => `${path} ${before?.hosts} to ${after?.hosts}`),
  );
}

async function waiting(accountId: string): Promise<number> {
  const rows = await at.context.db
    .select()
    .from(planDifferences)
    .where(eq(planDifferences.accountId, accountId));
  return rows.filter(({ lines }) => lines === null).length;
}

describe("a change made elsewhere", () => {
  test("is told with the window in which it happened, and shown on the sub-account", async () => {
    const id = await account(12);
    at.pass(60);
    await read(id);
    const after = at.context.clock.now().toISOString();
    await elsewhere(id, 15);
    await read(id);
    const by = at.context.clock.now();
    const { items } = await list({ accountId: id });
    expect(items).toMatchObject([
      { accountId: id, accountName: `Account ${id}`, after, by: by.toISOString(), resembles: null },
    ]);
    expect(items[0]?.lines).toEqual([
      {
        path: "plan_base",
        label: expect.stringContaining("Biz"),
        replaced: null,
        before: { type: TYPE, hosts: 12, ended: false },
        after: { type: TYPE, hosts: 15, ended: false },
      },
    ]);
    const [row] = await at.context.db.select().from(accounts).where(eq(accounts.id, id));
    expect(row?.changedElsewhereAt).toEqual(by);
  });

  test("is told once, however many read at the same moment", async () => {
    const id = await account(12);
    await elsewhere(id, 15);
    await Promise.all(Array.from({ length: 12 }, () => read(id)));
    await Promise.all([decideDue(at.context), decideDue(at.context)]);
    expect(await told(id)).toEqual(["plan_base 12 to 15"]);
  });

  test("is told again when it happens again", async () => {
    const id = await account(12);
    for (const hosts of [15, 12, 15]) {
      await elsewhere(id, hosts);
      await read(id);
    }
    expect(await told(id)).toEqual(["plan_base 12 to 15", "plan_base 15 to 12", "plan_base 12 to 15"]);
  });

  test("is not lost when the process dies after the reading, and is told by one of two workers", async () => {
    const id = await account(12);
    await elsewhere(id, 15);
    await readAgain(at.context, id);
    expect([await told(id), await waiting(id)]).toEqual([[], 1]);
    await Promise.all([decideDue(at.context), decideDue(at.context), decideAccount(at.context, id)]);
    expect([await told(id), await waiting(id)]).toEqual([["plan_base 12 to 15"], 0]);
  });

  test("is told after an answer with holes, from the last whole reading on", async () => {
    const id = await account(12);
    const [row] = await at.context.db.select().from(accounts).where(eq(accounts.id, id));
    await spoil(id, "null_plans");
    at.pass(60);
    await read(id);
    await elsewhere(id, 15);
    await read(id);
    expect(await told(id)).toEqual(["plan_base 12 to 15"]);
    const { items } = await list({ accountId: id });
    expect(items[0]?.after).toBe(row?.plansReadAt?.toISOString());
  });

  test("is told of plans that stay empty once a second reading shows it", async () => {
    const id = await account(12);
    await spoil(id, "null_plans", 2);
    for (const expected of [[], ["plan_base 12 to undefined"]]) {
      at.pass(60);
      await read(id);
      await decideDue(at.context);
      expect(await told(id)).toEqual(expected);
    }
  });

  test("is found by the reading before a change of ours, which it stops", async () => {
    const id = await account(12);
    await elsewhere(id, 15);
    expect((await ours(id, 13)).problem?.code).toBe("plans_changed");
    await decideDue(at.context);
    expect(await told(id)).toEqual(["plan_base 12 to 15"]);
  });
});

describe("nothing is told", () => {
  test("of a first reading, of one that fails and of dates that move on", async () => {
    const id = await account(12);
    await at.control.addFault({
      match: { method: "GET", accountId: id },
      action: { kind: "status", status: 404 },
    });
    await read(id).catch(() => null);
    const renewed = { ...running(TYPE, 12), next_invoice_date: "2027-02-15" };
    at.pass(60);
    await at.control.mutate(id, { plans: { plan_base: renewed } });
    await read(id);
    expect([await told(id), await waiting(id)]).toEqual([[], 0]);
  });

  test.each(["null_plans", "wrong_types"] as const)("of an answer with holes: %s", async (kind) => {
    const id = await account(12);
    await spoil(id, kind);
    at.pass(60);
    await read(id);
    await decideDue(at.context);
    expect([await told(id), await waiting(id)]).toEqual([[], 1]);
    at.pass(60);
    await read(id);
    expect([await told(id), await waiting(id)]).toEqual([[], 0]);
  });

  test("of what we changed, whoever reads it", async () => {
    const id = await account(12);
    expect((await ours(id, 13)).change?.state).toBe("applied");
    expect(await waiting(id)).toBe(0);
    const webinar = await at.input(id, { type: "webinar500_monthly", hosts: 2 });
    expect((await answered(addAddon(at.context, partner, webinar))).change?.state).toBe("applied");
    at.pass(60);
    await read(id);
    await decideDue(at.context);
    expect([await told(id), await waiting(id)]).toEqual([[], 0]);
  });

  test("of a decrease of ours that shows at its renewal", async () => {
    const id = await account(15);
    expect((await ours(id, 12)).change?.state).toBe("accepted");
    await elsewhere(id, 20);
    await read(id);
    await elsewhere(id, 12);
    await read(id);
    expect([await told(id), await waiting(id)]).toEqual([["plan_base 15 to 20"], 0]);
  });

  test("of the old plans that a part of Zoom still shows after a change of ours", async () => {
    const id = await account(12);
    await ours(id, 13);
    for (const hosts of [12, 13]) {
      at.pass(30);
      await at.control.mutate(id, { plans: { plan_base: running(TYPE, hosts) } });
      await read(id);
    }
    await decideDue(at.context);
    expect([await told(id), await waiting(id)]).toEqual([[], 0]);
  });

  test("of a change that nobody got an answer to, once Zoom shows it", async () => {
    const id = await account(12);
    await lost(id, 13, "reset_after");
    await read(id);
    expect([await told(id), await waiting(id)]).toEqual([[], 0]);
  });
});

describe("beside a change of ours that is not known yet", () => {
  const other = async (outcome: SettleOutcome) => {
    const id = await account(12);
    const changeId = await lost(id, 13, "reset_before");
    await elsewhere(id, 15);
    await read(id);
    await decideDue(at.context);
    expect([await told(id), await waiting(id)]).toEqual([[], 1]);
    await at.context.db.update(changes).set({ state: "needs_person" }).where(eq(changes.id, changeId));
    await settle(changeId, outcome);
    await decideDue(at.context);
    expect(await waiting(id)).toBe(0);
    return told(id);
  };

  test("only what goes beyond it is told, once it counts as applied", async () => {
    expect(await other("applied")).toEqual(["plan_base 13 to 15"]);
  });

  test("all of it is told, once it counts as not applied", async () => {
    expect(await other("not_applied")).toEqual(["plan_base 12 to 15"]);
  });

  test("what somebody does while Zoom works on ours is told", async () => {
    const id = await account(12);
    const match = { method: "PUT", accountId: id };
    await at.control.clearCounts();
    await at.control.addFault({ match, action: { kind: "delay", ms: 600 } });
    const going = ours(id, 13);
    const isThere = async () =>
      expect((await at.control.counts()).received["PUT /accounts/{accountId}/plans/base"]).toBe(1);
    await vi.waitFor(isThere, { interval: 10 });
    await at.control.mutate(id, { plans: { plan_webinar: [running("webinar500_monthly", 2)] } });
    expect((await going).change?.state).toBe("applied");
    await decideDue(at.context);
    expect(await told(id)).toEqual(["plan_webinar.0 undefined to 2"]);
  });

  test("another plan's difference is told at once", async () => {
    const id = await account(12);
    await lost(id, 13, "reset_before");
    at.pass(60);
    await at.control.mutate(id, { plans: { plan_webinar: [running("webinar500_monthly", 2)] } });
    await read(id);
    expect(await told(id)).toEqual(["plan_webinar.0 undefined to 2"]);
  });

  test("what Zoom does late is told with the change that it resembles", async () => {
    const id = await account(12);
    const changeId = await lost(id, 13, "reset_before");
    await at.context.db.update(changes).set({ state: "needs_person" }).where(eq(changes.id, changeId));
    await settle(changeId, "not_applied");
    await elsewhere(id, 13);
    await read(id);
    expect((await list({ accountId: id })).items).toMatchObject([{ resembles: changeId }]);
  });
});

describe("the feed of all sub-accounts", () => {
  test("is walked page by page without gap or repeat", async () => {
    const all = (await list({ limit: 200 })).items.map((item) => item.id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await list({ limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(all);
    expect(all.length).toBeGreaterThan(6);
  });

  test("holds only what was found since a moment, when asked", async () => {
    const [newest, second] = (await list({})).items;
    const since = new Date(second?.by ?? "");
    const found = await newDifferences(at.context, partner, { since, limit: 1 });
    expect(found).toEqual({ items: [newest], total: 2 });
  });
});
