import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import {
  answered,
  business,
  type ChangeTest,
  callerAs,
  readAgain,
  startChangeTest,
} from "@/lib/server/changes/testing";
import { changes } from "@/lib/server/db/schema";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";

// The plans are read while the change is being stored: what happens between the two must not go unseen.

let at: ChangeTest;
const partner = callerAs("partner");
const colleague = callerAs("partner", "Cole League");
const LOCK = 4_711;

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());
afterEach(async () => {
  await at.owner.$client.query("drop trigger if exists held on changes");
});

/** Holds the storing of the change with this key until `letGo`. */
async function hold(key: string): Promise<() => Promise<void>> {
  const owner = await at.owner.$client.connect();
  await owner.query("select pg_advisory_lock($1)", [LOCK]);
  await owner.query(`
    create or replace function hold() returns trigger language plpgsql security definer as $$
      begin perform pg_advisory_xact_lock(${LOCK}); return new; end $$;
    create trigger held before insert on changes for each row
      when (new.idempotency_key = '${key}') execute function hold()`);
  return async () => {
    await owner.query("select pg_advisory_unlock($1)", [LOCK]);
    owner.release();
  };
}

/** Asks for 22 hosts, and waits until the plans are read and only the journal is waited for. */
async function readButNotStored(id: string) {
  const input = await at.input(id, { type: "business_monthly", hosts: 22 });
  const letGo = await hold(input.idempotencyKey);
  const before = reads();
  const result = answered(changeBasePlan(at.context, partner, input));
  await vi.waitFor(() => expect(reads()).toBe(before + 1), { timeout: 5_000, interval: 5 });
  return { result, letGo };
}

const reads = () => at.sandbox.counts().answered["GET /accounts/{accountId}/plans 200"] ?? 0;
const rowOf = async (id: string, name: string) => {
  const rows = await at.context.db.select().from(changes).where(eq(changes.accountId, id));
  return rows.find((row) => row.requestedByName === name);
};

test("a colleague's change that was made whole meanwhile stops it", async () => {
  const id = await at.addAccount(business(20));
  const theirs = await at.input(id, { type: "business_monthly", hosts: 30 });
  const { result, letGo } = await readButNotStored(id);
  at.pass(1);
  expect((await answered(changeBasePlan(at.context, colleague, theirs))).status).toBe(200);
  await letGo();
  expect(await result).toMatchObject({ problem: { status: 412, now: { lines: [{ hosts: 30 }] } } });
  expect(at.ledger(id)).toHaveLength(1);
  expect(await rowOf(id, partner.person.name)).toMatchObject({ state: "not_sent", sentAt: null });
});

test("a change from elsewhere that was read meanwhile stops it", async () => {
  const id = await at.addAccount(business(20));
  const { result, letGo } = await readButNotStored(id);
  at.pass(1);
  await at.control.mutate(id, { plans: business(40) });
  await readAgain(at.context, id);
  await letGo();
  expect(await result).toMatchObject({ problem: { status: 412, now: { lines: [{ hosts: 40 }] } } });
  expect(at.ledger(id)).toEqual([]);
});

test("nothing meanwhile lets it pass", async () => {
  const id = await at.addAccount(business(20));
  const { result, letGo } = await readButNotStored(id);
  await letGo();
  expect((await result).status).toBe(200);
  expect(at.ledger(id)).toHaveLength(1);
});
