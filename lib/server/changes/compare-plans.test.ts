import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import {
  answered,
  business,
  type ChangeTest,
  callerAs,
  readAgain,
  running,
  startChangeTest,
} from "@/lib/server/changes/testing";
import { accounts, changes } from "@/lib/server/db/schema";
import { addAddon } from "@/lib/server/services/plans/add-addon";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";
import { updateAddon } from "@/lib/server/services/plans/update-addon";

let at: ChangeTest;
const partner = callerAs("partner");
const callsOf = () => at.sandbox.counts().total;

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());

describe("plans that changed since they were seen", () => {
  test("stop the change and show what was seen, what is and what is wanted", async () => {
    const id = await at.addAccount(business(20));
    const input = await at.input(id, { type: "business_monthly", increasing_hosts: 5 });
    await at.control.mutate(id, { plans: business(30) });
    const { problem, headers } = await answered(changeBasePlan(at.context, partner, input));
    expect(problem).toMatchObject({
      status: 412,
      code: "plans_changed",
      saw: { version: input.ifMatch, lines: [{ hosts: 20 }] },
      now: { lines: [{ hosts: 30 }] },
      want: [{ hosts: 35 }],
    });
    const now = problem?.now as { version: string };
    expect(headers.ETag).toBe(`"${now.version}"`);
    expect(at.ledger(id)).toEqual([]);
    const [row] = await at.context.db.select().from(changes).where(eq(changes.accountId, id));
    expect(row).toMatchObject({ state: "not_sent", sentAt: null });
  });

  test("are taken over as the snapshot, so that the next try passes", async () => {
    const id = await at.addAccount(business(20));
    const stale = await at.input(id, { type: "business_monthly", hosts: 31 });
    await at.control.mutate(id, { plans: business(30) });
    await answered(changeBasePlan(at.context, partner, stale));
    const fresh = await at.input(id, { type: "business_monthly", hosts: 31 });
    expect((await answered(changeBasePlan(at.context, partner, fresh))).status).toBe(200);
  });

  test("show no saw when our snapshot moved on too", async () => {
    const id = await at.addAccount(business(20));
    const input = await at.input(id, { type: "business_monthly", hosts: 25 });
    await at.control.mutate(id, { plans: business(30) });
    await readAgain(at.context, id);
    const { problem } = await answered(changeBasePlan(at.context, partner, input));
    expect(problem).toMatchObject({ code: "plans_changed", saw: null, now: { lines: [{ hosts: 30 }] } });
  });

  test("come before the rules: what a colleague did already is not called a wrong field", async () => {
    const id = await at.addAccount(business(20));
    const input = await at.input(id, { type: "business_monthly", hosts: 25 });
    await at.control.mutate(id, { plans: business(25) });
    await readAgain(at.context, id);
    const { problem } = await answered(changeBasePlan(at.context, partner, input));
    expect(problem?.code).toBe("plans_changed");
  });

  test("of two colleagues with the same view one changes them and the other is told", async () => {
    const id = await at.addAccount(business(20));
    const first = await at.input(id, { type: "business_monthly", hosts: 21 });
    const second = await at.input(id, { type: "business_monthly", hosts: 22 });
    await changeBasePlan(at.context, partner, first);
    const { problem } = await answered(changeBasePlan(at.context, callerAs("admin", "Ada Admin"), second));
    expect(problem).toMatchObject({ code: "plans_changed", now: { lines: [{ hosts: 21 }] } });
    expect(at.ledger(id)).toHaveLength(1);
  });
});

describe("a request that breaks a rule", () => {
  test.each([
    ["hosts below the range", { type: "business_monthly", hosts: 9 }, "hosts", /10 to 49/],
    ["hosts above the range", { type: "business_monthly", hosts: 50 }, "hosts", /10 to 49/],
    ["the same hosts", { type: "business_monthly", hosts: 20 }, "hosts", /20 hosts already/],
    ["a code nobody knows", { type: "no_such_plan", hosts: 20 }, "type", /no_such_plan/],
    ["an add-on's code", { type: "webinar500_monthly", hosts: 20 }, "type", /not a plan of this kind/],
  ])("%s asks nothing of Zoom and names the field", async (_, request, path, message) => {
    const id = await at.addAccount(business(20));
    const input = await at.input(id, request);
    const before = callsOf();
    const { problem } = await answered(changeBasePlan(at.context, partner, input));
    expect(problem).toMatchObject({ status: 422, code: "invalid_request", errors: [{ path }] });
    expect(problem?.errors?.[0]?.message).toMatch(message);
    expect(callsOf()).toBe(before);
  });

  test("9 hosts become 10 on Pro only with the range named", async () => {
    const id = await at.addAccount({ plan_base: running("monthly", 9) }, { accountType: "Pro" });
    const before = callsOf();
    const total = await answered(
      changeBasePlan(at.context, partner, await at.input(id, { type: "monthly", hosts: 10 })),
    );
    const added = await answered(
      changeBasePlan(at.context, partner, await at.input(id, { type: "monthly", increasing_hosts: 1 })),
    );
    expect(total.problem?.errors).toMatchObject([
      { path: "hosts", message: expect.stringMatching(/1 to 9 hosts/) },
    ]);
    expect(added.problem?.errors).toMatchObject([{ path: "increasing_hosts" }]);
    expect(callsOf()).toBe(before);
  });

  test("a missing or an owned add-on is told on its type", async () => {
    const id = await at.addAccount({ ...business(20), plan_webinar: [running("webinar500_monthly", 2)] });
    const again = await at.input(id, { type: "webinar500_monthly", hosts: 3 });
    const none = await at.input(id, { type: "large500_monthly", hosts: 3 });
    const before = callsOf();
    expect((await answered(addAddon(at.context, partner, again))).problem?.errors).toMatchObject([
      { path: "type" },
    ]);
    expect((await answered(updateAddon(at.context, partner, none))).problem?.errors).toMatchObject([
      { path: "type" },
    ]);
    expect(callsOf()).toBe(before);
  });

  test("a sub-account that cannot take the change says why", async () => {
    const id = await at.addAccount({ ...business(20), plan_bundle: { type: "bundle_x", hosts: 1 } });
    const input = await at.input(id, { type: "business_monthly", hosts: 21 });
    const { problem } = await answered(changeBasePlan(at.context, partner, input));
    expect(problem).toMatchObject({ status: 422, code: "not_eligible", reason: "bundle" });
  });

  test("an unknown sub-account is 404 and asks nothing of Zoom", async () => {
    const before = callsOf();
    const input = await at.input("../users", { type: "business_monthly", hosts: 21 });
    const { problem } = await answered(changeBasePlan(at.context, partner, input));
    expect(problem).toMatchObject({ status: 404, code: "account_not_found" });
    expect(callsOf()).toBe(before);
  });

  test("support and finance may not change plans", async () => {
    const id = await at.addAccount(business(20));
    const input = await at.input(id, { type: "business_monthly", hosts: 21 });
    const before = callsOf();
    for (const role of ["support", "finance"] as const) {
      const { problem } = await answered(changeBasePlan(at.context, callerAs(role), input));
      expect(problem).toMatchObject({ status: 403, code: "forbidden" });
    }
    expect(callsOf()).toBe(before);
  });
});

test("100 hosts become 101 on Zoom's own sample, which stands outside the range", async () => {
  const id = SCENARIO.documentedSample;
  const listedAt = at.context.clock.now();
  const row = {
    id,
    name: "Sample",
    accountType: "Pro",
    search: "sample",
    sortName: "sample",
    listedAt,
  };
  await at.context.db.insert(accounts).values(row);
  await readAgain(at.context, id);
  const input = await at.input(id, { type: "monthly", hosts: 101 });
  const { status, change } = await answered(changeBasePlan(at.context, partner, input));
  expect({ status, state: change?.state }).toEqual({ status: 200, state: "applied" });
  expect(at.ledger(id)).toMatchObject([{ body: { type: "monthly", hosts: 101 } }]);
});
