import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { SAMPLE_CONTACT } from "@/lib/sandbox/documented/subscribe-body";
import { reconcileDue } from "@/lib/server/changes/reconcile";
import {
  answered,
  business,
  type ChangeTest,
  callerAs,
  rowOf,
  running,
  startChangeTest,
} from "@/lib/server/changes/testing";
import { changes } from "@/lib/server/db/schema";
import { addAddon } from "@/lib/server/services/plans/add-addon";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";
import { subscribe } from "@/lib/server/services/plans/subscribe";
import { updateAddon } from "@/lib/server/services/plans/update-addon";

let at: ChangeTest;
const partner = callerAs("partner");
const powerPack = [{ type: "zp_power_pack_monthly", hosts: 2 }];
const phone = {
  plan_base: { type: "phone_payongo" },
  plan_number: [running("phone_number_usca_monthly", 3)],
};

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());
beforeEach(async () => {
  await at.context.db.delete(changes);
  await at.control.clearFaults();
});

async function addPowerPack() {
  const id = await at.addAccount({ ...business(20), plan_phone: phone });
  const request = { type: "plan_phone", plan_details: { plan_calling_addons: powerPack } };
  return { id, input: await at.input(id, request) };
}

async function lookFor(...seconds: number[]): Promise<void> {
  for (const each of seconds) {
    at.pass(each);
    await reconcileDue(at.context);
  }
}

// zoom-api.md 2.6: what POST takes and GET does not list.
describe("a plan that Zoom's plans never show", () => {
  test("is applied by Zoom's yes", async () => {
    const { id, input } = await addPowerPack();
    const { status, change } = await answered(addAddon(at.context, partner, input));
    expect(status).toBe(201);
    expect(change).toMatchObject({ state: "applied" });
    expect(at.ledger(id)).toHaveLength(1);
  });

  test("needs a person when the answer was lost, and is never called not applied", async () => {
    const { id, input } = await addPowerPack();
    await at.control.addFault({ match: { method: "POST", accountId: id }, action: { kind: "reset_after" } });
    const { change } = await answered(addAddon(at.context, partner, input));
    await lookFor(2, 5, 15, 45, 30);
    expect(await rowOf(at.context, change?.id)).toMatchObject({ state: "needs_person" });
    expect(at.ledger(id)).toHaveLength(1);
  });

  test("is proved by what else the request bought", async () => {
    const id = await at.addAccount({}, { accountType: "Free" });
    await at.control.addFault({ match: { method: "POST", accountId: id }, action: { kind: "reset_after" } });
    const request = {
      contact: SAMPLE_CONTACT,
      plan_base: { type: "business_monthly", hosts: 20 },
      plan_phone: {
        plan_base: { type: "phone_payongo" },
        plan_number: [{ type: "phone_number_usca_monthly", hosts: 3 }],
        plan_calling_addons: powerPack,
      },
    };
    const { change } = await answered(subscribe(at.context, partner, await at.input(id, request)));
    expect(change).toMatchObject({ state: "unknown" });
    await lookFor(2);
    expect(await rowOf(at.context, change?.id)).toMatchObject({ state: "applied" });
  });

  test("has hosts that are never shown: Zoom's yes has to do", async () => {
    const id = await at.addAccount({
      ...business(20),
      plan_zoom_clips_plus: { type: "zm_clips_plus_monthly" },
    });
    const input = await at.input(id, { type: "zm_clips_plus_monthly", hosts: 3 });
    const { change } = await answered(updateAddon(at.context, partner, input));
    expect(change).toMatchObject({ state: "applied" });
  });
});

test("a code in quotes beside a message is no yes to a decrease", async () => {
  const id = await at.addAccount(business(20));
  const body = { code: "2100", message: "Cannot makes updates when account is subscribed to a bundle plan." };
  const action = { kind: "status", status: 200, body } as const;
  await at.control.addFault({ match: { method: "PUT", accountId: id }, action });
  const input = await at.input(id, { type: "business_monthly", hosts: 15 });
  const { change } = await answered(changeBasePlan(at.context, partner, input));
  expect(change).toMatchObject({ state: "unknown", zoom: null });
  await lookFor(2, 5, 15, 45);
  expect(await rowOf(at.context, change?.id)).toMatchObject({ state: "needs_person" });
  expect(at.ledger(id)).toEqual([]);
});
