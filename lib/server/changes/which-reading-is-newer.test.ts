import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { reconcileDue } from "@/lib/server/changes/reconcile";
import {
  answered,
  business,
  type ChangeTest,
  callerAs,
  letReadLag,
  readAgain,
  rowOf,
  skewed,
  startChangeTest,
} from "@/lib/server/changes/testing";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";
import { storePlans } from "@/lib/server/sync/store-plans";
import { getPlans } from "@/lib/server/zoom/plans";

// Nothing is sent on plans of which somebody knows already that they changed, whenever the readings began, by whatever
// clock, and however long this process stood still.

let at: ChangeTest;
const partner = callerAs("partner");
const colleague = callerAs("partner", "Cole League");

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());
afterEach(() => at.control.clearFaults());

const until = (check: () => unknown) => vi.waitFor(check, { timeout: 5_000, interval: 5 });

/** Asks for 22 hosts, and waits until the plans are compared and the move to sending waits for the journal. */
async function comparedButNotMoved(id: string) {
  const slow = {
    match: { method: "GET", accountId: id },
    times: 1,
    action: { kind: "delay", ms: 200 },
  } as const;
  await at.control.addFault(slow);
  const input = await at.input(id, { type: "business_monthly", hosts: 22 });
  const result = answered(changeBasePlan(at.context, partner, input));
  const owner = await at.owner.$client.connect();
  await owner.query("begin");
  await until(async () => {
    const sql = "select 1 from changes where idempotency_key = $1 and state = 'prepared' for update";
    expect((await owner.query(sql, [input.idempotencyKey])).rowCount).toBe(1);
  });
  await until(async () => {
    const sql = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%update changes set%'
      and datname = current_database()`;
    expect((await at.owner.$client.query(sql)).rowCount).toBe(1);
  });
  const letGo = async () => {
    await owner.query("rollback");
    owner.release();
  };
  return { result, letGo };
}

/** The change was stopped, unsent, and its author sees the 40 hosts that somebody read meanwhile. */
async function isStoppedBy40Hosts(id: string, result: ReturnType<typeof answered>): Promise<void> {
  expect(await result).toMatchObject({ problem: { status: 412, now: { lines: [{ hosts: 40 }] } } });
  expect(at.ledger(id)).toEqual([]);
}

/** Keeps calls of a label waiting, as after an answer of 429 with Retry-After, until `letGo`. */
async function blockCalls(label: "heavy" | "medium"): Promise<() => Promise<void>> {
  const block = async (end: string) => {
    await at.owner.$client.query(`insert into rate_limits (label, arrival, day, blocked_until)
      values ('${label}', 0, current_date, ${end}) on conflict (label) do update set blocked_until = excluded.blocked_until`);
  };
  const ahead = (at.context.clock.aheadMs?.() ?? 0) / 1000;
  await block(`clock_timestamp() + make_interval(secs => ${ahead + 6})`);
  return () => block("null");
}

test("a reading counts from when it left, not from when it was asked for", async () => {
  const id = await at.addAccount(business(20));
  const letGo = await blockCalls("medium");
  const reading = readAgain(at.context, id);
  at.pass(3);
  await letGo();
  await reading;
  const { rows } = await at.owner.$client.query("select plans_read_at from accounts where id = $1", [id]);
  expect(rows).toEqual([{ plans_read_at: at.context.clock.now() }]);
});

test("a reading that began before ours and was answered after it stops the change", async () => {
  const id = await at.addAccount(business(20));
  at.pass(1);
  // As another process does that stands still after its answer's first byte.
  const begun = at.context.clock.now();
  at.pass(1);
  const { result, letGo } = await comparedButNotMoved(id);
  await at.control.mutate(id, { plans: business(40) });
  await storePlans(at.context, id, (await getPlans(at.context.zoom, id)).raw, begun);
  await letGo();
  await isStoppedBy40Hosts(id, result);
});

test("a reading of a process whose clock is behind ours stops the change", async () => {
  const id = await at.addAccount(business(20));
  at.pass(600);
  const { result, letGo } = await comparedButNotMoved(id);
  at.pass(1);
  await at.control.mutate(id, { plans: business(40) });
  await readAgain(skewed(at, -300), id);
  await letGo();
  await isStoppedBy40Hosts(id, result);
});

test("a reading that is kept while the move to sending is under way stops the change", async () => {
  const id = await at.addAccount(business(20));
  const { result, letGo } = await comparedButNotMoved(id);
  at.pass(1);
  await at.control.mutate(id, { plans: business(40) });
  await readAgain(at.context, id);
  await letGo();
  await isStoppedBy40Hosts(id, result);
});

test("readings of Zoom that contradict each other send nothing", async () => {
  const id = await at.addAccount(business(20));
  const { result, letGo } = await comparedButNotMoved(id);
  at.pass(1);
  await at.control.mutate(id, { plans: business(40) });
  await readAgain(at.context, id);
  await letReadLag(at, id);
  await letGo();
  expect(await result).toMatchObject({ problem: { status: 503, code: "zoom_unavailable" } });
  expect(at.ledger(id)).toEqual([]);
});

test("a reading that shows again what was seen, just after another showed other plans, sends nothing", async () => {
  const id = await at.addAccount(business(20));
  const input = await at.input(id, { type: "business_monthly", hosts: 22 });
  at.pass(1);
  await at.control.mutate(id, { plans: business(40) });
  await readAgain(at.context, id);
  await letReadLag(at, id);
  const { problem } = await answered(changeBasePlan(at.context, partner, input));
  expect(problem).toMatchObject({ status: 503, code: "zoom_unavailable" });
  expect(at.ledger(id)).toEqual([]);
});

test("a move to sending that only had to wait is made", async () => {
  const id = await at.addAccount(business(20));
  const { result, letGo } = await comparedButNotMoved(id);
  await letGo();
  expect((await result).status).toBe(200);
  expect(at.ledger(id)).toHaveLength(1);
});

test("a process that stood still until its lease was over sends nothing, though nobody took the change over", async () => {
  const id = await at.addAccount(business(20));
  const { id: fault } = await at.control.addFault({
    match: { method: "GET", accountId: id },
    times: 1,
    // The answer stands at once and comes slowly.
    action: { kind: "drip", everyMs: 3 },
  });
  const input = await at.input(id, { type: "business_monthly", hosts: 22 });
  const result = answered(changeBasePlan(at.context, partner, input));
  await until(async () => {
    expect((await at.control.faults()).find((each) => each.id === fault)?.met ?? 1).toBe(1);
    const sql = "select 1 from changes where idempotency_key = $1 and state = 'prepared'";
    expect((await at.owner.$client.query(sql, [input.idempotencyKey])).rowCount).toBe(1);
  });
  await at.control.mutate(id, { plans: business(40) });
  at.pass(600);
  await isStoppedBy40Hosts(id, result);
});

test("a reading that is kept while the request waits for its place stops it before its first byte", async () => {
  const id = await at.addAccount(business(20));
  const letGo = await blockCalls("heavy");
  const input = await at.input(id, { type: "business_monthly", hosts: 22 });
  const result = answered(changeBasePlan(at.context, partner, input));
  await until(async () => {
    const sql = "select 1 from changes where idempotency_key = $1 and state = 'sending'";
    expect((await at.owner.$client.query(sql, [input.idempotencyKey])).rowCount).toBe(1);
  });
  at.pass(1);
  await at.control.mutate(id, { plans: business(40) });
  await readAgain(at.context, id);
  await letGo();
  await isStoppedBy40Hosts(id, result);
});

test("the same change asked for again by a process whose clock is behind proves nothing about the first", async () => {
  const id = await at.addAccount(business(20));
  await at.control.addFault({ match: { method: "PUT", accountId: id }, action: { kind: "reset_before" } });
  const wanted = { type: "business_monthly", hosts: 21 };
  const ahead = skewed(at, 600);
  const { change } = await answered(changeBasePlan(ahead, partner, await at.input(id, wanted)));
  const look = async (seconds: number) => {
    at.pass(seconds);
    return reconcileDue(at.context);
  };
  for (const seconds of [2, 5, 15, 45]) await look(seconds);
  expect((await rowOf(at.context, change?.id)).state).toBe("not_applied");
  await at.control.clearFaults();
  const input = await at.input(id, wanted);
  // Otherwise what the one ahead read stands for ten minutes.
  await at.owner.$client.query("update accounts set plans_read_at = $2 where id = $1", [
    id,
    at.context.clock.now(),
  ]);
  expect((await answered(changeBasePlan(at.context, colleague, input))).change?.state).toBe("applied");
  expect(await look(20)).toBe(1);
  expect((await rowOf(at.context, change?.id)).state).toBe("not_applied");
  expect(at.ledger(id)).toHaveLength(1);
});
