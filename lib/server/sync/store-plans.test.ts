import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { planLines } from "@/lib/domain/plan-lines";
import { accountPlans, accounts, planLineRows } from "@/lib/server/db/schema";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/testing";
import { storePlans } from "@/lib/server/sync/store-plans";
import { lineRows } from "@/lib/server/sync/store-statement";

let database: TestDatabase;
const now = new Date("2026-11-21T12:00:00Z");
const clock = { now: () => now };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function addAccount(): Promise<string> {
  const id = randomUUID();
  await database.db.insert(accounts).values({ id, name: id, search: id, sortName: id, listedAt: now });
  return id;
}

const base = (hosts: number) => ({ type: "business_monthly", hosts, status: "active" });
const store = (id: string, raw: Record<string, unknown>, second: number) =>
  storePlans({ db: database.db, clock }, id, raw, new Date(now.getTime() + second * 1000));

async function keptOf(id: string) {
  const { db } = database;
  const [plans] = await db.select().from(accountPlans).where(eq(accountPlans.accountId, id));
  const [account] = await db.select().from(accounts).where(eq(accounts.id, id));
  const of = eq(planLineRows.accountId, id);
  const lines = await db.select().from(planLineRows).where(of).orderBy(planLineRows.position);
  return { plans, account, lines: lines.map(({ accountId: _id, ...line }) => line) };
}

/** What wrote each row last: a row that was written again shows another one. */
async function writersOf(id: string): Promise<Record<string, string>> {
  const { rows } = await database.db.execute<{ key: string; writer: string }>(sql`
    select 'plans' as key, xmin::text as writer from account_plans where account_id = ${id}
    union all select path, xmin::text from plan_lines where account_id = ${id}`);
  return Object.fromEntries(rows.map(({ key, writer }) => [key, writer]));
}

async function waitingForLocks(): Promise<number> {
  const { rows } = await database.owner.$client.query<{ pid: number }>(
    "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return rows.length;
}

describe("storePlans", () => {
  it("tells what a reading replaced and when that was last seen", async () => {
    const id = await addAccount();
    const first = await store(id, { plan_base: base(10) }, 0);
    expect(first).toMatchObject({ newer: null, previous: null });
    await store(id, { plan_base: base(10) }, 30);
    const { previous } = await store(id, { plan_base: base(12) }, 60);
    expect(previous).toMatchObject({ version: first.version, lines: [{ hosts: 10 }] });
    expect(previous?.readAt).toEqual(new Date(now.getTime() + 30_000));
  });

  it("writes only when it was read for plans that did not change", async () => {
    const id = await addAccount();
    const plans = { plan_base: base(10), plan_webinar: [{ type: "webinar500_monthly", hosts: 2 }] };
    await store(id, plans, 0);
    const before = await writersOf(id);
    expect(Object.keys(before).sort()).toEqual(["plan_base", "plan_webinar.0", "plans"]);
    await store(id, structuredClone(plans), 60);
    expect(await writersOf(id)).toEqual(before);
    expect((await keptOf(id)).account?.plansReadAt).toEqual(new Date(now.getTime() + 60_000));
  });

  it("writes only the lines that changed", async () => {
    const id = await addAccount();
    const webinar = { plan_webinar: [{ type: "webinar500_monthly", hosts: 2 }] };
    await store(id, { plan_base: base(10), ...webinar, plan_recording: "cmr_monthly_commitment_40" }, 0);
    const before = await writersOf(id);
    await store(id, { plan_base: base(11), ...webinar }, 60);
    const after = await writersOf(id);
    expect(after["plan_webinar.0"]).toBe(before["plan_webinar.0"]);
    expect(after.plan_base).not.toBe(before.plan_base);
    expect(after.plan_recording).toBeUndefined();
  });

  it("keeps another order of the same plans without calling it a change", async () => {
    const id = await addAccount();
    const [one, two] = [
      { type: "webinar500_monthly", hosts: 2 },
      { type: "webinar1000_monthly", hosts: 3 },
    ];
    await store(id, { plan_webinar: [one, two] }, 0);
    expect((await store(id, { plan_webinar: [two, one] }, 60)).previous).toBeNull();
    const { plans, lines } = await keptOf(id);
    expect(plans?.changedAt).toEqual(now);
    expect(lines.map((line) => line.hosts)).toEqual([3, 2]);
  });

  it("keeps the reading that began last, whole, however many arrive at once", async () => {
    const id = await addAccount();
    const raws = Array.from({ length: 40 }, (_, index) => ({
      plan_base: base(index),
      [`plan_only_${index % 7}`]: { type: `only_${index}`, hosts: index },
    }));
    const order = raws.map((_, index) => (index * 17) % raws.length);
    await Promise.all(order.map((index) => store(id, raws[index] ?? {}, index)));
    const { plans, account, lines } = await keptOf(id);
    expect(plans?.raw).toEqual(raws.at(-1));
    expect(lines).toEqual(lineRows(planLines(raws.at(-1) ?? {})));
    expect(account).toMatchObject({ baseHosts: 39, addonCount: 1, status: "active" });
  });

  it("sees what another one stored while it waited for its turn", async () => {
    const id = await addAccount();
    await store(id, { plan_base: base(10) }, 0);
    const other = await database.pool.connect();
    await other.query("begin");
    await other.query("update accounts set plans_read_at = $2 where id = $1", [id, now]);
    await other.query("insert into plan_lines (account_id, position, path, family) values ($1, 1, $2, $2)", [
      id,
      "plan_ghost",
    ]);
    const waiting = store(id, { plan_base: base(11) }, 60);
    await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1), { timeout: 5_000, interval: 10 });
    await other.query("commit");
    other.release();
    await waiting;
    expect((await keptOf(id)).lines).toMatchObject([{ path: "plan_base", hosts: 11 }]);
  });

  it("changes nothing for a sub-account that is not in the directory", async () => {
    const stored = await store("nobody", { plan_base: base(1) }, 0);
    expect(stored).toMatchObject({ newer: null, previous: null });
    expect((await keptOf("nobody")).plans).toBeUndefined();
  });
});
