import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FaultAction } from "@/lib/sandbox/faults/fault";
import { newChangeId } from "@/lib/server/changes/change-id";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import { reconcileDue } from "@/lib/server/changes/reconcile";
import {
  answered,
  business,
  type ChangeTest,
  callerAs,
  rowOf,
  startChangeTest,
} from "@/lib/server/changes/testing";
import { auditEvents } from "@/lib/server/db/audit-schema";
import { accounts, changes } from "@/lib/server/db/schema";
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

async function lose(hosts: number, action: FaultAction) {
  const id = await at.addAccount(business(20));
  await at.control.addFault({ match: { method: "PUT", accountId: id }, action });
  const input = await at.input(id, { type: "business_monthly", hosts });
  const { change } = await answered(changeBasePlan(at.context, partner, input));
  return { id, changeId: change?.id ?? "", input };
}

async function look(...seconds: number[]): Promise<number> {
  let looks = 0;
  for (const each of seconds) {
    at.pass(each);
    looks += await reconcileDue(at.context);
  }
  return looks;
}

describe("a lost answer", () => {
  test("after Zoom applied is settled as applied by the first look, sent once", async () => {
    const { id, changeId } = await lose(21, { kind: "reset_after" });
    expect(await look(1)).toBe(0);
    expect(await look(1)).toBe(1);
    expect(await rowOf(at.context, changeId)).toMatchObject({ state: "applied", nextCheckAt: null });
    expect(at.ledger(id)).toHaveLength(1);
    const [account] = await at.context.db.select().from(accounts).where(eq(accounts.id, id));
    expect(account).toMatchObject({ openChangeId: null, baseHosts: 21 });
  });

  test("before Zoom applied is settled as not applied after three looks over a minute", async () => {
    const { id, changeId } = await lose(21, { kind: "reset_before" });
    expect(await look(2, 5, 15)).toBe(3);
    expect((await rowOf(at.context, changeId)).state).toBe("unknown");
    await look(45);
    expect((await rowOf(at.context, changeId)).state).toBe("not_applied");
    expect(at.ledger(id)).toEqual([]);
  });

  test("of a decrease that does not show needs a person", async () => {
    const { id, changeId } = await lose(15, { kind: "reset_after" });
    await look(2, 5, 15, 45);
    expect(await rowOf(at.context, changeId)).toMatchObject({ state: "needs_person", settledAt: null });
    const [account] = await at.context.db.select().from(accounts).where(eq(accounts.id, id));
    expect(account).toMatchObject({ openChangeId: changeId, openChangeState: "needs_person" });
  });

  test("between another hand's change needs a person", async () => {
    const { id, changeId } = await lose(21, { kind: "reset_before" });
    await at.control.mutate(id, { plans: business(35) });
    await look(2, 5, 15, 45);
    const { state, evidence } = await rowOf(at.context, changeId);
    expect(state).toBe("needs_person");
    expect(evidence.at(-1)?.text).toContain("35 hosts");
  });

  test("while Zoom is down is settled by the looks after its recovery", async () => {
    const { id, changeId } = await lose(21, { kind: "reset_after" });
    await at.control.addFault({
      match: { method: "GET", accountId: id },
      times: "always",
      action: { kind: "status", status: 503, body: {} },
    });
    await look(2, 30, 30, 30, 30);
    const down = await rowOf(at.context, changeId);
    expect(down.state).toBe("unknown");
    expect(down.evidence.filter((each) => each.event === "read_failed").length).toBe(2);
    await at.control.clearFaults();
    await look(30);
    expect((await rowOf(at.context, changeId)).state).toBe("applied");
  });

  test("frees the sub-account for the next change once it is settled", async () => {
    const { id } = await lose(21, { kind: "reset_after" });
    await look(2);
    const next = await at.input(id, { type: "business_monthly", hosts: 22 });
    expect((await answered(changeBasePlan(at.context, partner, next))).status).toBe(200);
    expect(at.ledger(id)).toHaveLength(2);
  });

  test("is given again under its key as it stands now", async () => {
    const { input } = await lose(21, { kind: "reset_after" });
    await look(2);
    const again = await answered(changeBasePlan(at.context, partner, input));
    expect(again).toMatchObject({ status: 202, change: { state: "applied" } });
  });

  test("is looked at once by two workers at the same time", async () => {
    const { changeId } = await lose(21, { kind: "reset_after" });
    at.pass(2);
    const looks = await Promise.all([reconcileDue(at.context), reconcileDue(at.context)]);
    expect(looks.sort()).toEqual([0, 1]);
    const events = await at.context.db.select().from(auditEvents).where(eq(auditEvents.changeId, changeId));
    expect(events.filter((event) => event.action === "change.applied")).toHaveLength(1);
  });

  test("that Zoom had said yes to is never called not applied", async () => {
    const { changeId } = await lose(21, { kind: "stale_reads", ms: 3_600_000 });
    await look(5, 15, 45);
    expect((await rowOf(at.context, changeId)).state).toBe("unknown");
    await look(120);
    expect((await rowOf(at.context, changeId)).state).toBe("needs_person");
  });
});

test("an accepted decrease becomes applied when the renewal shows it", async () => {
  const id = await at.addAccount(business(20));
  const input = await at.input(id, { type: "business_monthly", hosts: 15 });
  const { change } = await answered(changeBasePlan(at.context, partner, input));
  await look(86_400);
  expect((await rowOf(at.context, change?.id ?? "")).state).toBe("accepted");
  await at.control.mutate(id, { plans: business(15), pending: [] });
  await look(86_400);
  expect(await rowOf(at.context, change?.id ?? "")).toMatchObject({ state: "applied" });
});

describe("what a dead process left", () => {
  async function leave(state: "prepared" | "sending"): Promise<ChangeRow> {
    const accountId = await at.addAccount(business(20));
    const now = at.context.clock.now();
    const amount = { family: "plan_base", path: "plan_base", type: "business_monthly", hosts: 20 };
    const [row] = await at.context.db
      .insert(changes)
      .values({
        id: newChangeId(now),
        idempotencyKey: randomUUID(),
        requestHash: "0",
        kind: "change_base_plan",
        state,
        accountId,
        accountName: "Left",
        request: {},
        sawVersion: "0",
        before: [amount],
        after: [{ ...amount, hosts: 21 }],
        requestedById: "p",
        requestedByName: "P",
        requestedByRole: "partner",
        requestId: "r",
        evidence: [],
        leaseUntil: new Date(now.getTime() + 25_000),
        createdAt: now,
      })
      .returning();
    if (!row) throw new Error("nothing was inserted");
    return row;
  }

  test("is left alone while its lease runs", async () => {
    const row = await leave("sending");
    await look(12);
    expect((await rowOf(at.context, row.id)).state).toBe("sending");
  });

  test("prepared was not sent", async () => {
    const row = await leave("prepared");
    await look(26);
    expect(await rowOf(at.context, row.id)).toMatchObject({ state: "not_sent", fence: row.fence + 1 });
  });

  test("sending is not known, then settled by reading", async () => {
    const row = await leave("sending");
    await look(26);
    expect(await rowOf(at.context, row.id)).toMatchObject({ state: "unknown", fence: row.fence + 1 });
    await at.control.mutate(row.accountId, { plans: business(21) });
    await look(2);
    expect((await rowOf(at.context, row.id)).state).toBe("applied");
  });
});
