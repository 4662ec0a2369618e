import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answered, type ChangeTest, callerAs, running, startChangeTest } from "@/lib/server/changes/testing";
import { changes } from "@/lib/server/db/schema";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";

let at: ChangeTest;
const partner = callerAs("partner");
const business = { plan_base: running("business_monthly", 20) };

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());

async function raise(hosts: number) {
  const id = await at.addAccount(business);
  return { id, input: await at.input(id, { type: "business_monthly", hosts }) };
}

describe("the same key", () => {
  test("with the same request gives the stored answer and sends nothing", async () => {
    const { id, input } = await raise(21);
    const first = await answered(changeBasePlan(at.context, partner, input));
    const second = await answered(changeBasePlan(at.context, partner, input));
    expect(second).toEqual(first);
    expect(at.ledger(id)).toHaveLength(1);
  });

  test("gives a refusal again, word for word", async () => {
    const { id, input } = await raise(21);
    await at.control.mutate(id, { paidUsers: 40 });
    const first = await answered(changeBasePlan(at.context, partner, input));
    await at.control.mutate(id, { paidUsers: 0 });
    const second = await answered(changeBasePlan(at.context, partner, input));
    expect(first.problem).toMatchObject({ code: "zoom_refused" });
    expect(second).toEqual(first);
    expect(at.ledger(id)).toEqual([]);
  });

  test("gives what was not sent again: another try takes another key", async () => {
    const { id, input } = await raise(21);
    await at.control.addFault({
      match: { method: "GET", accountId: id },
      times: "always",
      action: { kind: "status", status: 503, body: {} },
    });
    const first = await answered(changeBasePlan(at.context, partner, input));
    await at.control.clearFaults();
    expect(await answered(changeBasePlan(at.context, partner, input))).toEqual(first);
    const again = await at.input(id, input.request);
    expect((await answered(changeBasePlan(at.context, partner, again))).status).toBe(200);
    expect(at.ledger(id)).toHaveLength(1);
  });

  test("twenty times at once sends once", async () => {
    const { id, input } = await raise(21);
    const all = await Promise.all(
      Array.from({ length: 20 }, () => answered(changeBasePlan(at.context, partner, input))),
    );
    expect(at.ledger(id)).toHaveLength(1);
    const codes = all.map((each) => each.problem?.code ?? each.status);
    expect(codes.filter((code) => code === 200).length).toBeGreaterThanOrEqual(1);
    expect(codes.filter((code) => code !== 200 && code !== "request_in_progress")).toEqual([]);
    expect(all.find((each) => each.problem)?.headers["Retry-After"]).toBe("1");
  });

  test("with another body is refused", async () => {
    const { id, input } = await raise(21);
    await changeBasePlan(at.context, partner, input);
    const other = { ...input, request: { type: "business_monthly", hosts: 22 } };
    const { problem } = await answered(changeBasePlan(at.context, partner, other));
    expect(problem).toMatchObject({ status: 422, code: "idempotency_key_reused" });
    expect(at.ledger(id)).toHaveLength(1);
  });

  test("with the body's keys in another order is the same request", async () => {
    const { id, input } = await raise(21);
    await changeBasePlan(at.context, partner, input);
    const turned = { ...input, request: { hosts: 21, type: "business_monthly" } };
    expect((await answered(changeBasePlan(at.context, partner, turned))).status).toBe(200);
    expect(at.ledger(id)).toHaveLength(1);
  });

  test("for another sub-account is another request", async () => {
    const { input } = await raise(21);
    await changeBasePlan(at.context, partner, input);
    const { id: other } = await raise(21);
    const { problem } = await answered(changeBasePlan(at.context, partner, { ...input, accountId: other }));
    expect(problem?.code).toBe("idempotency_key_reused");
  });

  test("stays free when the request was not well made", async () => {
    const { input } = await raise(500);
    const wrong = await answered(changeBasePlan(at.context, partner, input));
    expect(wrong.problem).toMatchObject({ status: 422, code: "invalid_request" });
    const right = { ...input, request: { type: "business_monthly", hosts: 21 } };
    expect((await answered(changeBasePlan(at.context, partner, right))).status).toBe(200);
  });
});

describe("a second change of the same sub-account", () => {
  test("is refused while the first is not known, naming who and since when", async () => {
    const { id, input } = await raise(21);
    await at.control.addFault({ match: { method: "PUT", accountId: id }, action: { kind: "reset_after" } });
    const { change } = await answered(changeBasePlan(at.context, partner, input));
    const second = await at.input(id, { type: "business_monthly", hosts: 22 });
    const { problem } = await answered(changeBasePlan(at.context, callerAs("admin", "Ada Admin"), second));
    expect(problem).toMatchObject({
      status: 409,
      code: "change_in_progress",
      changeId: change?.id,
      openChange: { state: "unknown", requestedByName: "Paula Partner", createdAt: change?.createdAt },
    });
    expect(at.ledger(id)).toHaveLength(1);
  });

  test("of twenty at once with keys of their own one is sent", async () => {
    const { id } = await raise(21);
    const inputs = await Promise.all(
      Array.from({ length: 20 }, () => at.input(id, { type: "business_monthly", hosts: 21 })),
    );
    const all = await Promise.all(inputs.map((each) => answered(changeBasePlan(at.context, partner, each))));
    expect(at.ledger(id)).toHaveLength(1);
    const others = all.filter((each) => each.status !== 200).map((each) => each.problem?.code);
    expect(others.length).toBe(19);
    expect(others.every((code) => code === "change_in_progress" || code === "plans_changed")).toBe(true);
  });

  test("leaves no row behind", async () => {
    const { id, input } = await raise(21);
    await at.control.addFault({ match: { method: "PUT", accountId: id }, action: { kind: "reset_after" } });
    await changeBasePlan(at.context, partner, input);
    const second = await at.input(id, { type: "business_monthly", hosts: 22 });
    await answered(changeBasePlan(at.context, partner, second));
    const rows = await at.context.db.select().from(changes).where(eq(changes.accountId, id));
    expect(rows).toHaveLength(1);
  });
});
