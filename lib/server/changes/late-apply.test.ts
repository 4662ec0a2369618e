import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { reconcileDue } from "@/lib/server/changes/reconcile";
import {
  answered,
  business,
  type ChangeTest,
  callerAs,
  rowOf,
  startChangeTest,
} from "@/lib/server/changes/testing";
import { changes } from "@/lib/server/db/schema";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";

let at: ChangeTest;
const partner = callerAs("partner");

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());
beforeEach(async () => {
  await at.context.db.delete(changes);
  await at.control.clearFaults();
});

async function disproved(): Promise<{ id: string; changeId: string }> {
  const id = await at.addAccount(business(20));
  await at.control.addFault({ match: { method: "PUT", accountId: id }, action: { kind: "reset_before" } });
  const { change } = await answered(
    changeBasePlan(at.context, partner, await at.input(id, { type: "business_monthly", hosts: 21 })),
  );
  await look(2, 5, 15, 45);
  const changeId = change?.id ?? "";
  expect((await rowOf(at.context, changeId)).state).toBe("not_applied");
  return { id, changeId };
}

async function look(...seconds: number[]): Promise<number> {
  let looks = 0;
  for (const each of seconds) {
    at.pass(each);
    looks += await reconcileDue(at.context);
  }
  return looks;
}

describe("a change that every reading had disproved", () => {
  test("is applied after all when Zoom does it late", async () => {
    const { id, changeId } = await disproved();
    expect(await look(20, 40)).toBe(2);
    expect((await rowOf(at.context, changeId)).state).toBe("not_applied");
    await at.control.mutate(id, { plans: business(21) });
    expect(await look(60)).toBe(1);
    expect(await rowOf(at.context, changeId)).toMatchObject({ state: "applied", nextCheckAt: null });
  });

  test("is looked at for a quarter of an hour and no longer", async () => {
    const { changeId } = await disproved();
    expect(await look(20, 40, 60, 120, 240, 420)).toBe(6);
    expect(await look(86_400)).toBe(0);
    expect(await rowOf(at.context, changeId)).toMatchObject({ state: "not_applied", nextCheckAt: null });
  });

  test("stays as it is once another change of the sub-account was made", async () => {
    const { id, changeId } = await disproved();
    const again = await at.input(id, { type: "business_monthly", hosts: 21 });
    expect((await answered(changeBasePlan(at.context, partner, again))).change?.state).toBe("applied");
    expect(await look(20, 40)).toBe(1);
    expect((await rowOf(at.context, changeId)).state).toBe("not_applied");
  });
});
