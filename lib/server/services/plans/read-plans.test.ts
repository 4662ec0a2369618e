import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SCENARIO, UNKNOWN_ACCOUNT_ID } from "@/lib/sandbox/scenarios/ids";
import { type ChangeTest, callerAs, startChangeTest } from "@/lib/server/changes/testing";
import { accounts, planLineRows } from "@/lib/server/db/schema";
import { toAppError } from "@/lib/server/errors";
import { getAccount } from "@/lib/server/services/accounts/get-account";
import { readPlans } from "@/lib/server/services/plans/read-plans";

let test: ChangeTest;
const caller = callerAs("support");

beforeAll(async () => {
  test = await startChangeTest();
});

beforeEach(() => test.control.clearFaults());

afterAll(() => test.close());

async function list(id: string) {
  const listedAt = test.context.clock.now();
  const row = { id, name: id, search: id, sortName: id, listedAt };
  await test.context.db.insert(accounts).values(row).onConflictDoNothing();
  return id;
}

async function refusal(id: string) {
  const error = await readPlans(test.context, caller, id).then(
    () => undefined,
    (cause: unknown) => toAppError(cause),
  );
  return error;
}

describe("reading a sub-account's plans", () => {
  it("shows every line by its label and keeps the reading", async () => {
    const id = await list(SCENARIO.documentedSample);
    const plans = await readPlans(test.context, caller, id);
    expect(plans.lines[0]).toMatchObject({
      path: "plan_base",
      hosts: 100,
      group: "Base plan",
      label: "Standard Pro Monthly",
    });
    const rows = await test.context.db.select().from(planLineRows).where(eq(planLineRows.accountId, id));
    expect(rows).toHaveLength(plans.lines.length);
    const detail = await getAccount(test.context, caller, id);
    expect(detail).toMatchObject({ plans, payMode: "master", readFailure: null, openChange: null });
    expect(detail.eligibility).toMatchObject({ subscribe: "has_plan", change_base_plan: null });
  });

  it("keeps families that nobody knows, last and raw", async () => {
    const id = await list(SCENARIO.unknownFamily);
    const { lines, raw } = await readPlans(test.context, caller, id);
    expect(lines.at(-1)).toMatchObject({ group: "Not recognised", known: false });
    expect(raw).toHaveProperty("plan_zva_voice");
  });

  it("tells of a customer who pays Zoom why nothing can be read or changed", async () => {
    const id = await list(SCENARIO.selfPay);
    const error = await refusal(id);
    expect(error).toMatchObject({ code: "zoom_refused", extra: { zoom: { status: 400, code: 2100 } } });
    const detail = await getAccount(test.context, caller, id);
    expect(detail).toMatchObject({
      status: "self_pay",
      payMode: "sub",
      plans: null,
      readFailure: { code: "zoom_refused" },
    });
    expect(detail.eligibility.subscribe).toBe("self_pay");
  });

  it.each([UNKNOWN_ACCOUNT_ID, "../x", "..%2F..%2Fusers", "a\0b", "a\r\nX: y", "x".repeat(600), ""])(
    "sends nothing for an id that the directory does not know: %j",
    async (id) => {
      await test.control.clearCounts();
      expect(await refusal(id)).toMatchObject({ code: "account_not_found" });
      expect(JSON.stringify(await test.control.counts())).not.toContain("GET");
    },
  );

  it("tells when Zoom no longer knows a sub-account", async () => {
    const id = await list(UNKNOWN_ACCOUNT_ID.replace("W", "V"));
    expect(await refusal(id)).toMatchObject({ code: "account_gone" });
    expect(await getAccount(test.context, caller, id)).toMatchObject({
      readFailure: { code: "account_gone" },
    });
  });

  it.each([
    [{ kind: "status", status: 503 }, "zoom_unavailable"],
    [{ kind: "html", status: 200 }, "zoom_invalid_answer"],
    [{ kind: "cut_json" }, "zoom_invalid_answer"],
  ] as const)("keeps the last reading and its age when Zoom answers %j", async (action, code) => {
    const id = await list(SCENARIO.proYearly);
    const before = await readPlans(test.context, caller, id);
    test.pass(60);
    await test.control.addFault({ match: { accountId: id, method: "GET" }, times: "always", action });
    expect(await refusal(id)).toMatchObject({ code });
    const detail = await getAccount(test.context, caller, id);
    expect(detail).toMatchObject({
      status: "could_not_read",
      plans: { readAt: before.readAt },
      readFailure: { code },
    });
    await test.control.clearFaults();
    await readPlans(test.context, caller, id);
    expect(await getAccount(test.context, caller, id)).toMatchObject({ status: "active", readFailure: null });
  });

  it("does not blame the sub-account when Zoom turns everybody away", async () => {
    const id = await list(SCENARIO.businessYearly);
    await readPlans(test.context, caller, id);
    const action = { kind: "rate_limited", limit: "daily" } as const;
    await test.control.addFault({ match: { accountId: id }, times: "always", action });
    const error = await refusal(id);
    expect(error).toMatchObject({ code: "zoom_rate_limited" });
    expect(Number(error?.headers["Retry-After"])).toBeGreaterThan(0);
    expect(await getAccount(test.context, caller, id)).toMatchObject({ status: "active", readFailure: null });
  });
});
