import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startBackground } from "@/lib/server/background/start-background";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { compactTables } from "@/lib/server/db/compact-tables";
import { migrate } from "@/lib/server/db/migrate";
import { openAsOwner } from "@/lib/server/db/owner";
import { createTestLogin } from "@/lib/server/db/testing";
import { compactSnapshot, queueFirstCompaction } from "@/lib/server/sync/compact-snapshot";
import { runSync } from "@/lib/server/sync/run-sync";
import { readDecisions } from "@/lib/server/sync/sync-state";

const SNAPSHOT = ["accounts", "account_plans", "plan_lines", "account_checks", "account_renewals"];
let test: ChangeTest;

beforeEach(async () => {
  test = await startChangeTest({ accounts: 60 });
});

afterEach(() => test.close());

const ask = async (statement: string, values: unknown[] = []) =>
  (await test.owner.$client.query(statement, values)).rows;

async function bytes(): Promise<number> {
  await ask("vacuum");
  const sizes = SNAPSHOT.map((table) => `pg_total_relation_size('${table}')`).join(" + ");
  return Number((await ask(`select ${sizes} as bytes`))[0]?.bytes);
}

/** As a list of so many sub-accounts and the first reading of each leave them. */
async function fillWithGaps(count: number): Promise<void> {
  await ask(
    `insert into accounts (id, name, search, sort_name, listed_at)
    select md5(n::text), md5(n::text), md5(n::text), md5(n::text), now() from generate_series(1, $1) n`,
    [count],
  );
  await ask(
    "update accounts set base_hosts = hashtext(id) % 100, next_invoice_date = now(), plans_read_at = now()",
  );
  await ask("update account_checks set due_at = now(), tried_at = now()");
}

const everything = () =>
  ask(`select (select jsonb_agg(a order by id) from accounts a) as accounts,
    (select jsonb_agg(c order by account_id) from account_checks c) as checks,
    (select jsonb_agg(l order by account_id, position) from plan_lines l) as lines`);
const brokenIndexes = () => ask("select indexrelid::regclass from pg_index where not indisvalid");

it("closes the gaps that a first reading leaves, and keeps every row", async () => {
  await fillWithGaps(3_000);
  const before = { rows: await everything(), bytes: await bytes() };
  await compactSnapshot(test.context);
  expect(await everything()).toEqual(before.rows);
  expect(await bytes()).toBeLessThan(before.bytes * 0.85);
  expect((await readDecisions(test.context)).compactedAt).toEqual(test.context.clock.now());
});

it("comes once, after the first reading of all", async () => {
  const jobs = () => ask("select from graphile_worker.jobs where task_identifier = 'compact_snapshot'");
  await queueFirstCompaction(test.context);
  expect(await jobs()).toHaveLength(0);
  const background = await startBackground(test.context);
  const isCompact = async () => expect((await readDecisions(test.context)).compactedAt).not.toBeNull();
  await vi.waitFor(isCompact, { timeout: 30_000, interval: 100 });
  await background.stop();
  await runSync(test.context);
  expect(await jobs()).toHaveLength(0);
});

it("removes what one that died left half way, and does its work", async () => {
  await runSync(test.context);
  // Postgres leaves an index behind that it could not finish.
  await ask("create unique index concurrently half_way on accounts (status)").catch(() => {});
  expect(await brokenIndexes()).toHaveLength(1);
  await compactSnapshot(test.context);
  expect(await brokenIndexes()).toHaveLength(0);
});

it("leaves it to the process that is at it, and to a later time while a table is in use", async () => {
  const other = await test.owner.$client.connect();
  await other.query("select pg_advisory_lock(75263376)");
  await compactSnapshot(test.context);
  await other.query("select pg_advisory_unlock_all()");
  await other.query("begin");
  await other.query("lock table account_checks in access share mode");
  await expect(compactSnapshot(test.context)).rejects.toMatchObject({ code: "55P03" });
  await other.query("rollback");
  other.release();
  expect((await readDecisions(test.context)).compactedAt).toBeNull();
  await compactSnapshot(test.context);
  expect((await readDecisions(test.context)).compactedAt).not.toBeNull();
});

it("works for a login that owns the tables and is no administrator", async () => {
  const login = await createTestLogin("nocreaterole");
  try {
    await migrate(login.url);
    const owner = openAsOwner(login.url);
    expect(await compactTables(login.url, { rewritten: ["account_checks"], reindexed: ["accounts"] })).toBe(
      true,
    );
    await owner.$client.end();
  } finally {
    await login.drop();
  }
});
