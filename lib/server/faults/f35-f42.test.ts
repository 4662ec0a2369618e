import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { adoptChanges } from "@/lib/server/changes/adopt-changes";
import { reconcileDue } from "@/lib/server/changes/reconcile";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import type { Context } from "@/lib/server/context";
import { auditEvents } from "@/lib/server/db/audit-schema";
import { getAccount } from "@/lib/server/services/accounts/get-account";
import { readPlans } from "@/lib/server/services/plans/read-plans";
import { changeOf, look, partner, raise, raiseUnder, send, wanted, wayOf } from "./testing";
import { many, oneIn, RUNS } from "./testing/attempts";

let at: ChangeTest;

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());
afterEach(() => at.control.clearFaults());

/** A process whose own clock is wrong by so many minutes. */
function processOff(minutes: number): Context {
  const { clock } = at.context;
  const now = () => new Date(clock.now().getTime() + minutes * 60_000);
  return { ...at.context, clock: { ...clock, now } };
}

/** A change through a process, which Zoom takes its time for; returns when its sending is stored. */
async function raiseSlowly(context: Context) {
  const { id, input } = await raise(at);
  await at.control.addFault({ match: { method: "PUT", accountId: id }, action: { kind: "delay", ms: 800 } });
  const answer = send(context, input);
  await expect
    .poll(async () => (await changeOf(at.context, id).catch(() => null))?.state, {
      interval: 25,
      timeout: 15_000,
    })
    .toBe("sending");
  return { id, answer };
}

describe("F35: clocks that differ or jump", () => {
  test.each([10, -10, -60, 60])(
    "F35: a worker that is %d minutes off takes no change over early",
    async (minutes) => {
      await many(oneIn(10), async () => {
        const { id, answer } = await raiseSlowly(at.context);
        expect(await adoptChanges(processOff(minutes))).toBe(0);
        expect(await answer).toMatchObject({ status: 200, change: { state: "applied" } });
        expect(await wayOf(at.context, id)).toEqual(["prepared", "sending", "applied"]);
      });
    },
  );

  test.each([10, -10])(
    "F35: a web process that is %d minutes off keeps its lease from a worker that is right",
    async (minutes) => {
      await many(oneIn(10), async () => {
        const { answer } = await raiseSlowly(processOff(minutes));
        expect(await reconcileDue(at.context)).toBe(0);
        expect((await answer).change).toMatchObject({ state: "applied" });
      });
    },
  );

  test("F35: readings of two workers 10 minutes apart do not pass for a minute", async () => {
    const { id } = await raiseUnder(at, { kind: "hang" });
    for (const [seconds, minutes] of [
      [2, 0],
      [5, 10],
      [15, 0],
    ] as const) {
      at.pass(seconds);
      await reconcileDue(processOff(minutes));
    }
    const { state, evidence } = await changeOf(at.context, id);
    expect(evidence.filter(({ event }) => event === "read_back")).toHaveLength(3);
    expect(state).toBe("unknown");
    at.pass(45);
    await reconcileDue(processOff(-10));
    expect((await changeOf(at.context, id)).state).toBe("not_applied");
  });

  test("F35: a clock set back by an hour leaves the audit in the order of its numbers", async () => {
    const { id, input } = await raise(at);
    await send(processOff(0), input);
    await send(processOff(-60), await at.input(id, wanted(22)));
    expect(await wayOf(at.context, id)).toEqual([
      "prepared",
      "sending",
      "applied",
      "prepared",
      "sending",
      "applied",
    ]);
    const events = await at.context.db.select().from(auditEvents).orderBy(auditEvents.seq);
    const own = events.filter(({ target }) => target === id);
    const [, , first, second] = own;
    expect(second && first && second.at < first.at && second.seq > first.seq).toBe(true);
  });

  test("F35: a dead process's change is adopted when its lease ends by the database", async () => {
    const { id } = await raise(at);
    const { rowCount } = await at.context.pool.query(
      `insert into changes (id, idempotency_key, request_hash, kind, state, account_id, account_name, request,
         saw_version, before, after, requested_by_id, requested_by_name, requested_by_role, request_id, evidence,
         created_at, sent_at, lease_until)
       values ('chg_' || $1::text, $1, 'x', 'change_base_plan', 'sending', $1, 'A', '{}', 'v', '[]',
         '[{"family":"plan_base","path":"plan_base","type":"business_monthly","hosts":21}]', 'p', 'P', 'partner', 'r', '[]',
         clock_timestamp(), clock_timestamp(), $2)`,
      [id, new Date(Date.now() + 10_000 + aheadMs())],
    );
    expect(rowCount).toBe(1);
    for (const minutes of [10, -10]) expect(await adoptChanges(processOff(minutes))).toBe(0);
    at.pass(11);
    expect(await adoptChanges(processOff(-10))).toBe(1);
  });
});

function aheadMs(): number {
  return at.context.clock.aheadMs?.() ?? 0;
}

describe("F42: Zoom answers the old plans after a write", () => {
  test("F42: a change counts as applied only when a reading shows it", async () => {
    const ids = await many(RUNS, async () => {
      const { id, answer } = await raiseUnder(at, { kind: "stale_reads", ms: 1_200 });
      expect(answer).toMatchObject({ status: 202, change: { state: "unknown" } });
      return id;
    });
    await look(at, 2);
    for (const id of ids) expect((await changeOf(at.context, id)).state).toMatch(/unknown|applied/);
    await expect
      .poll(
        async () => {
          await look(at, 15);
          return new Set(await Promise.all(ids.map(async (id) => (await changeOf(at.context, id)).state)));
        },
        { timeout: 10_000, interval: 300 },
      )
      .toEqual(new Set(["applied"]));
    for (const id of ids) {
      expect(await wayOf(at.context, id)).toEqual(["prepared", "sending", "unknown", "applied"]);
      expect(at.ledger(id)).toHaveLength(1);
    }
  });

  test("F42: once proven, a reading from a part of Zoom that lags turns nothing back", async () => {
    const { id, input } = await raise(at);
    const stale = () =>
      at.control.addFault({
        match: { method: "GET", path: `/v2/accounts/${id}/plans` },
        action: { kind: "stale_reads", ms: 60_000 },
      });
    expect((await send(at.context, input)).change).toMatchObject({ state: "applied" });
    const hosts = async () =>
      (await getAccount(at.context, partner, id)).plans?.lines.map((line) => line.hosts);
    const seen: unknown[] = [];
    for (let reading = 0; reading < 6; reading += 1) {
      if (reading % 2 === 0) await stale();
      at.pass(10);
      const { lines } = await readPlans(at.context, partner, id);
      seen.push(
        lines.map((line) => line.hosts),
        await hosts(),
      );
    }
    expect(new Set(seen.flat(2))).toEqual(new Set([21]));
    await stale();
    const next = await at.input(id, wanted(22));
    expect((await send(at.context, next)).problem).toMatchObject({ code: "zoom_unavailable" });
    expect(at.ledger(id)).toHaveLength(1);
  });

  test("F42: what somebody really set back is shown once the lag cannot explain it", async () => {
    const { id, input } = await raise(at);
    await send(at.context, input);
    await at.control.mutate(id, { plans: { plan_base: { ...wanted(20), status: "active" } } });
    at.pass(121);
    expect((await readPlans(at.context, partner, id)).lines).toMatchObject([{ hosts: 20 }]);
  });
});
