import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ChangeState, changeStates } from "@/lib/domain/change";
import { type Role, roles } from "@/lib/domain/permissions";
import { type SettleOutcome, settleOutcomes } from "@/lib/domain/settle-change";
import { reconcileDue } from "@/lib/server/changes/reconcile";
import { answered, type ChangeTest, callerAs, running, startChangeTest } from "@/lib/server/changes/testing";
import { auditEvents } from "@/lib/server/db/audit-schema";
import { accounts, changes } from "@/lib/server/db/schema";
import { checkHistory } from "@/lib/server/history/check-history";
import { readHistory } from "@/lib/server/history/read-history";
import { getChange } from "@/lib/server/services/changes/get-change";
import { settleChange } from "@/lib/server/services/changes/settle-change";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";

let at: ChangeTest;
const admin = callerAs("admin", "Jonas Weil");

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());

/** A change whose answer was lost, put into a state; its sub-account beside it. */
async function changeIn(state: ChangeState): Promise<{ id: string; accountId: string }> {
  const accountId = await at.addAccount({ plan_base: running("business_monthly", 20) });
  await at.control.addFault({ match: { method: "PUT", accountId }, action: { kind: "reset_before" } });
  const input = await at.input(accountId, { type: "business_monthly", hosts: 21 });
  const { change } = await answered(changeBasePlan(at.context, callerAs("partner"), input));
  const id = change?.id ?? "";
  await at.context.db.update(changes).set({ state }).where(eq(changes.id, id));
  return { id, accountId };
}

function settle(changeId: string, outcome: SettleOutcome = "applied", role: Role = "admin") {
  const caller = role === "admin" ? admin : callerAs(role);
  return settleChange(at.context, caller, {
    changeId,
    request: { outcome, reason: "The portal shows 21 hosts" },
  });
}

async function told(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => "settled",
    (error: { code: string }) => error.code,
  );
}

async function eventsOf(changeId: string) {
  return at.context.db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.changeId, changeId))
    .orderBy(desc(auditEvents.seq));
}

describe("who settles what", () => {
  const expected: Record<ChangeState, string> = {
    prepared: "request_in_progress",
    sending: "request_in_progress",
    unknown: "settled",
    needs_person: "settled",
    accepted: "change_settled",
    applied: "change_settled",
    not_applied: "change_settled",
    refused: "change_settled",
    not_sent: "change_settled",
  };

  test.each(changeStates)("%s is open to an admin only as far as it is not known", async (state) => {
    const { id } = await changeIn(state);
    for (const role of roles.filter((each) => each !== "admin"))
      expect(await told(settle(id, "applied", role))).toBe("forbidden");
    expect((await getChange(at.context, admin, id)).state).toBe(state);
    expect(await told(settle(id))).toBe(expected[state]);
  });

  test("an id that nobody stored is not found", async () => {
    expect(await told(settle("ch_00000000000000000000000000"))).toBe("not_found");
  });
});

describe("a change settled by hand", () => {
  test.each(
    settleOutcomes.flatMap((outcome) => [["unknown", outcome] as const, ["needs_person", outcome] as const]),
  )("from %s to %s says who and why, in the audit too, and frees the sub-account", async (state, outcome) => {
    const { id, accountId } = await changeIn(state);
    const sent = (await at.control.ledger()).applied.length;
    const change = await settle(id, outcome);
    const words = outcome === "applied" ? "applied" : "not applied";
    expect(change).toMatchObject({
      state: outcome,
      settledBy: { id: admin.person.id, name: "Jonas Weil" },
      settleReason: "The portal shows 21 hosts",
      settledAt: expect.any(String),
      nextCheckAt: null,
    });
    expect(change.evidence.at(-1)).toMatchObject({
      event: "settled",
      text: `Settled as ${words} by Jonas Weil: The portal shows 21 hosts`,
    });
    const [event] = await eventsOf(id);
    expect(event).toMatchObject({
      action: "change.settled",
      actorId: admin.person.id,
      actorName: "Jonas Weil",
      actorRole: "admin",
      ip: admin.ip,
      requestId: admin.requestId,
      target: accountId,
      before: { state },
      after: {
        state: outcome,
        reason: "The customer asked for it",
        settleReason: "The portal shows 21 hosts",
      },
    });
    const [account] = await at.context.db.select().from(accounts).where(eq(accounts.id, accountId));
    expect(account?.openChangeId).toBeNull();
    expect((await at.control.ledger()).applied).toHaveLength(sent);
    const next = await at.input(accountId, { type: "business_monthly", hosts: 22 });
    expect((await answered(changeBasePlan(at.context, callerAs("partner"), next))).status).toBe(200);
  });

  test("is refused a second time, showing what is stored, and keeps one event", async () => {
    const { id } = await changeIn("needs_person");
    await settle(id, "not_applied");
    const again = settle(id, "not_applied");
    await expect(again).rejects.toMatchObject({
      code: "change_settled",
      extra: {
        detail: "It is not applied, settled by Jonas Weil.",
        change: { state: "not_applied", settledBy: { name: "Jonas Weil" } },
      },
    });
    const events = await eventsOf(id);
    expect(events.filter(({ action }) => action === "change.settled")).toHaveLength(1);
  });

  test("of two admins who settle it differently at once exactly one wins", async () => {
    const { id } = await changeIn("unknown");
    const ends = await Promise.all([told(settle(id, "applied")), told(settle(id, "not_applied"))]);
    expect(ends.toSorted()).toEqual(["change_settled", "settled"]);
    const change = await getChange(at.context, admin, id);
    const [event] = await eventsOf(id);
    expect(event?.after).toMatchObject({ state: change.state });
  });

  test("while a worker reads Zoom for it is not judged by that worker any more", async () => {
    const { id, accountId } = await changeIn("unknown");
    await at.control.mutate(accountId, { plans: { plan_base: running("business_monthly", 21) } });
    await at.control.clearFaults();
    await at.control.addFault({
      match: { method: "GET", accountId },
      times: "always",
      action: { kind: "delay", ms: 300 },
    });
    at.pass(3);
    const looking = reconcileDue(at.context);
    await expect.poll(async () => (await at.control.faults())[0]?.met, { interval: 5 }).toBe(1);
    expect((await settle(id, "not_applied")).state).toBe("not_applied");
    await looking;
    const change = await getChange(at.context, admin, id);
    expect(change).toMatchObject({ state: "not_applied", settledBy: { name: "Jonas Weil" } });
    expect((await eventsOf(id)).map(({ action }) => action)).not.toContain("change.applied");
  });

  test("and judged by the worker at once: exactly one of them stands, with one event", async () => {
    for (let round = 0; round < 20; round++) {
      const { id, accountId } = await changeIn("unknown");
      await at.control.mutate(accountId, { plans: { plan_base: running("business_monthly", 21) } });
      at.pass(3);
      const [byHand] = await Promise.all([told(settle(id, "not_applied")), reconcileDue(at.context)]);
      const { state } = await getChange(at.context, admin, id);
      expect([byHand, state]).toEqual(
        byHand === "settled" ? ["settled", "not_applied"] : ["change_settled", "applied"],
      );
      const ends = (await eventsOf(id)).filter(({ action }) => /settled|applied$/.test(action));
      expect(ends).toHaveLength(1);
    }
  });

  test("tells a story that the history check believes", async () => {
    const { id } = await changeIn("unknown");
    await settle(id, "not_applied");
    const { changes: rows, events } = await readHistory(at.context.db);
    const findings = checkHistory({
      now: at.context.clock.now(),
      changes: rows.filter((row) => row.id === id),
      events: events.filter(({ changeId }) => changeId === id),
      ledger: [],
      plans: new Map(),
      outside: null,
    });
    expect(findings.filter(({ violations }) => violations.length > 0)).toEqual([]);
  });
});
