import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ChangeState, changeStates } from "@/lib/domain/change";
import { roles } from "@/lib/domain/permissions";
import { acceptedLately } from "@/lib/server/changes/accepted-lately";
import { reconcileDue } from "@/lib/server/changes/reconcile";
import { answered, type ChangeTest, callerAs, running, startChangeTest } from "@/lib/server/changes/testing";
import { changes } from "@/lib/server/db/schema";
import { checkChange } from "@/lib/server/services/changes/check-change";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";

let at: ChangeTest;
const partner = callerAs("partner");

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());

async function lostChange(hosts = 21): Promise<{ id: string; accountId: string }> {
  const accountId = await at.addAccount({ plan_base: running("business_monthly", 20) });
  await at.control.addFault({ match: { method: "PUT", accountId }, action: { kind: "reset_before" } });
  const input = await at.input(accountId, { type: "business_monthly", hosts });
  const { change } = await answered(changeBasePlan(at.context, partner, input));
  return { id: change?.id ?? "", accountId };
}

async function put(id: string, values: { state?: ChangeState; checks?: number; nextCheckAt?: Date | null }) {
  await at.context.db.update(changes).set(values).where(eq(changes.id, id));
}

async function rowOf(id: string) {
  const [row] = await at.context.db.select().from(changes).where(eq(changes.id, id));
  return row;
}

const inAnHour = () => new Date(at.context.clock.now().getTime() + 3_600_000);

describe("a check now", () => {
  test("makes the worker read a change that was not due, and keeps its rung of the ladder", async () => {
    const { id, accountId } = await lostChange();
    await put(id, { checks: 4, nextCheckAt: inAnHour() });
    expect(await reconcileDue(at.context)).toBe(0);
    const change = await checkChange(at.context, partner, id);
    expect(change.state).toBe("unknown");
    await reconcileDue(at.context);
    expect(await rowOf(id)).toMatchObject({ state: "unknown", checks: 4 });
    await put(id, { nextCheckAt: inAnHour() });
    await at.control.mutate(accountId, { plans: { plan_base: running("business_monthly", 21) } });
    await checkChange(at.context, partner, id);
    await reconcileDue(at.context);
    expect((await rowOf(id))?.state).toBe("applied");
  });

  test("pressed twice asks for one look", async () => {
    const { id } = await lostChange();
    await put(id, { checks: 4, nextCheckAt: inAnHour() });
    await checkChange(at.context, partner, id);
    await checkChange(at.context, partner, id);
    expect((await rowOf(id))?.checks).toBe(3);
    expect(await reconcileDue(at.context)).toBe(1);
  });

  test("of an accepted change whose daily look fails leaves its plans open to others", async () => {
    const { id, accountId } = await lostChange();
    await put(id, { state: "accepted", checks: 1, nextCheckAt: inAnHour() });
    await at.control.addFault({
      match: { method: "GET", path: "**/plans", accountId },
      times: 1,
      action: { kind: "status", status: 404, body: { code: 2001, message: "Account not exist." } },
    });
    await checkChange(at.context, partner, id);
    expect(await reconcileDue(at.context)).toBe(1);
    expect(await acceptedLately(at.context, accountId)).toEqual([]);
  });

  test("gives a change that needs a person one more reading and no verdict", async () => {
    const { id, accountId } = await lostChange(15);
    await put(id, { state: "needs_person", nextCheckAt: null });
    await at.control.mutate(accountId, { plans: { plan_base: running("business_monthly", 15) } });
    const { evidence } = await checkChange(at.context, partner, id);
    await reconcileDue(at.context);
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: "needs_person", nextCheckAt: null, settledAt: null });
    expect(row?.evidence).toHaveLength(evidence.length + 1);
    expect(row?.evidence.at(-1)).toMatchObject({ event: "read_back", seen: "target" });
    expect(await reconcileDue(at.context)).toBe(0);
  });

  test.each(changeStates)("of a change that is %s", async (state) => {
    const { id } = await lostChange();
    await put(id, { state, nextCheckAt: null });
    const done = await checkChange(at.context, partner, id).catch((error: { code: string }) => error.code);
    if (["applied", "not_applied", "refused", "not_sent"].includes(state))
      expect(done).toBe("change_settled");
    else expect(done).toMatchObject({ state });
    const due = (await rowOf(id))?.nextCheckAt;
    if (["unknown", "accepted", "needs_person"].includes(state)) expect(due).toBeInstanceOf(Date);
    else expect(due).toBeNull();
    await put(id, { nextCheckAt: null });
  });

  test.each(roles)("by %s", async (role) => {
    const { id } = await lostChange();
    const done = checkChange(at.context, callerAs(role), id);
    if (role === "partner" || role === "admin") expect((await done).state).toBe("unknown");
    else
      await expect(done).rejects.toMatchObject({ code: "forbidden", extra: { permission: "plans.write" } });
  });

  test("of an id that nobody stored is not found", async () => {
    await expect(checkChange(at.context, partner, "ch_0")).rejects.toMatchObject({ code: "not_found" });
  });
});
