import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { changeOf, look, raiseUnder, send, tally, wayOf, writesReceived } from "./testing";
import { many, RUNS } from "./testing/attempts";

let at: ChangeTest;

beforeAll(async () => {
  at = await startChangeTest({}, 500);
});
afterAll(() => at.close());
beforeEach(async () => {
  await at.control.clearFaults();
  await at.control.clearCounts();
});

const rows = (ids: string[]) => Promise.all(ids.map((id) => changeOf(at.context, id)));

test("F2: a timeout after Zoom applied ends as applied", { timeout: 600_000 }, async () => {
  const ids = await many(RUNS, async () => {
    const { id, answer } = await raiseUnder(at, { kind: "apply_no_answer" });
    expect(answer).toMatchObject({ status: 202, change: { state: "unknown" } });
    return id;
  });
  // Zoom answers reads all the time: the first look comes 2 s after the timeout.
  await look(at, 2, 3);
  expect(tally(await rows(ids))).toEqual({ applied: RUNS });
  for (const id of ids) expect(at.ledger(id)).toHaveLength(1);
});

test("F3: what Zoom applies 30 s late is never called not applied", { timeout: 600_000 }, async () => {
  const wanted = { type: "business_monthly", hosts: 21 };
  const ids = await many(RUNS, async () => {
    const { id } = await raiseUnder(at, { kind: "hang" });
    return id;
  });
  await look(at, 2, 5, 15);
  expect(tally(await rows(ids))).toEqual({ unknown: RUNS });
  await Promise.all(
    ids.map((id) => at.control.mutate(id, { plans: { plan_base: { ...wanted, status: "active" } } })),
  );
  await look(at, 45);
  expect(tally(await rows(ids))).toEqual({ applied: RUNS });
  expect(writesReceived(at)).toBe(RUNS);
});

test("F3: a request that the fake itself carries out after the answer was lost is applied", async () => {
  const { id } = await raiseUnder(at, { kind: "apply_late", ms: 300, connection: "reset" });
  await look(at, 2);
  expect((await changeOf(at.context, id)).state).toBe("unknown");
  await expect.poll(() => at.ledger(id).length).toBe(1);
  await look(at, 5);
  expect(await wayOf(at.context, id)).toEqual(["prepared", "sending", "unknown", "applied"]);
});

test("F4: 500 to 504 on a write, applied by coin, are told right and never sent again", {
  timeout: 600_000,
}, async () => {
  const statuses = [500, 502, 503, 504];
  const outcomes = await many(RUNS * 4, async (index) => {
    const applied = (index * 2654435761) % 7 < 3;
    const status = statuses[index % 4] ?? 500;
    const { id, answer } = await raiseUnder(at, { kind: "status", status, apply: applied });
    expect(answer).toMatchObject({ status: 202, change: { state: "unknown" } });
    return { id, applied };
  });
  expect(new Set(outcomes.map(({ applied }) => applied)).size).toBe(2);
  await look(at, 2, 5, 15, 45);
  for (const { id, applied } of outcomes) {
    expect((await changeOf(at.context, id)).state).toBe(applied ? "applied" : "not_applied");
    expect(at.ledger(id)).toHaveLength(applied ? 1 : 0);
  }
  expect(writesReceived(at)).toBe(RUNS * 4);
});

test("F4: the key asks after the outcome and sends nothing", async () => {
  const { id, input } = await raiseUnder(at, { kind: "status", status: 502, apply: true });
  await look(at, 2);
  expect(await send(at.context, input)).toMatchObject({ status: 202, change: { state: "applied" } });
  expect(at.ledger(id)).toHaveLength(1);
  expect(writesReceived(at)).toBe(1);
});
