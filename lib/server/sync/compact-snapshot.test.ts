import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ownFolder } from "@/lib/launch/folder-owner";
import { startBackground } from "@/lib/server/background/start-background";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { ADVISORY_LOCKS } from "@/lib/server/db/advisory-locks";
import { compactAlone, reindexTable, rewriteTable } from "@/lib/server/db/compact-tables";
import { migrate } from "@/lib/server/db/migrate";
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
const compact = (signal = new AbortController().signal) => compactSnapshot(test.context, signal);
const compactedAt = async () => (await readDecisions(test.context)).compactedAt;
const brokenIndexes = () => ask("select indexrelid::regclass from pg_index where not indisvalid");

it("closes the gaps that a first reading leaves, and keeps every row", async () => {
  await runSync(test.context);
  await fillWithGaps(3_000);
  const before = { rows: await everything(), bytes: await bytes() };
  await compact();
  expect(await everything()).toEqual(before.rows);
  expect(await bytes()).toBeLessThan(before.bytes * 0.85);
  expect(await compactedAt()).toEqual(test.context.clock.now());
});

it("comes once, after the first reading of all", async () => {
  const jobs = () => ask("select from graphile_worker.jobs where task_identifier = 'compact_snapshot'");
  await queueFirstCompaction(test.context);
  expect(await jobs()).toHaveLength(0);
  const background = await startBackground(test.context);
  const isCompact = async () => expect(await compactedAt()).not.toBeNull();
  await vi.waitFor(isCompact, { timeout: 30_000, interval: 100 });
  await background.stop();
  await runSync(test.context);
  expect(await jobs()).toHaveLength(0);
});

it("clears away what it left half done while somebody read the tables for long, and does it then", async () => {
  await runSync(test.context);
  const reader = await test.owner.$client.connect();
  await reader.query("begin");
  await reader.query("declare long_export cursor for select * from accounts");
  await expect(compact()).rejects.toMatchObject({ code: "55P03" });
  await reader.query("rollback");
  reader.release();
  expect(await brokenIndexes()).not.toHaveLength(0);
  await compact();
  expect(await brokenIndexes()).toHaveLength(0);
  expect(await compactedAt()).not.toBeNull();
});

it("ends with an error, and its process goes on, when the server drops the connection", async () => {
  const drop = compactAlone(test.context.env.databaseUrl, async (client) => {
    const lost = client.query("select pg_sleep(60)");
    Reflect.get(client, "connection").stream.destroy();
    await lost;
  });
  await expect(drop).rejects.toThrow("Connection terminated unexpectedly");
  await compact();
});

it("leaves off when its process is to stop, and is not counted as done", async () => {
  await runSync(test.context);
  await compact(AbortSignal.abort());
  expect(await compactedAt()).toBeNull();
});

it("does nothing a second time", async () => {
  await runSync(test.context);
  await compact();
  const before = await compactedAt();
  test.pass(60);
  await compact();
  expect(await compactedAt()).toEqual(before);
});

it("is done in a database whose folder a product owns, as the bundled one is", async () => {
  const owner = await ownFolder(test.context.env.databaseUrl, "a test", "/nowhere");
  await runSync(test.context);
  await compact();
  expect(await compactedAt()).not.toBeNull();
  await owner.stop();
});

it("leaves it to the process that is at it, and to a later time while a table is in use", async () => {
  const other = await test.owner.$client.connect();
  await other.query("select pg_advisory_lock($1)", [ADVISORY_LOCKS.compact]);
  await compact();
  await other.query("select pg_advisory_unlock_all()");
  await other.query("begin");
  await other.query("lock table account_checks in access share mode");
  await expect(compact()).rejects.toMatchObject({ code: "55P03" });
  await other.query("rollback");
  other.release();
  expect(await compactedAt()).toBeNull();
  await compact();
  expect(await compactedAt()).not.toBeNull();
});

it("works for a login that owns the tables and is no administrator", async () => {
  const login = await createTestLogin("nocreaterole");
  try {
    await migrate(login.url);
    const { signal } = new AbortController();
    const work = compactAlone(login.url, async (client) => {
      await reindexTable(client, "accounts", signal);
      await rewriteTable(client, "account_checks");
    });
    expect(await work).toBe(true);
  } finally {
    await login.drop();
  }
});
