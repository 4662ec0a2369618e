import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordEvent } from "@/lib/server/audit/record-event";
import { verifyDatabase } from "@/lib/server/audit/verify-database";
import { warnOfOpenAudit } from "@/lib/server/audit/warn-of-open-audit";
import { startBackground } from "@/lib/server/background/start-background";
import { startChangeTest } from "@/lib/server/changes/testing";
import { type Database, openDatabase } from "@/lib/server/db/client";
import { migrate } from "@/lib/server/db/migrate";
import { createTestDatabase, createTestLogin, type TestDatabase } from "@/lib/server/db/testing";

// In the database's own words; the triggers would say other ones.
const forbidden = {
  code: "42501",
  message: expect.stringMatching(/^(permission denied|must be owner)/),
};
const clock = { now: () => new Date("2026-03-01T10:00:00Z") };

function record(db: Database): Promise<void> {
  const actor = { id: "p1", name: "Ines Okafor", role: "partner" };
  return db.transaction((transaction) =>
    recordEvent(transaction, { clock }, { actor, ip: null, action: "change.applied", requestId: null }),
  );
}

const verify = (db: Database) => verifyDatabase(db, { text: null, secret: "no checkpoints" });

describe("the product's own connections", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await record(database.db);
  });
  afterAll(() => database.drop());

  const tables = ["audit_events", "audit_chain", "audit_checkpoints"];
  const triggers = ["audit_events_append_only", "audit_chain_append_only", "audit_checkpoints_append_only"];
  test.each([
    ...tables.flatMap((table, index) => [
      `delete from ${table}`,
      `truncate ${table}`,
      `alter table ${table} disable trigger all`,
      `alter table ${table} add column more int`,
      `drop trigger ${triggers[index]} on ${table}`,
      `drop table ${table} cascade`,
      `do 'begin lock table ${table} in access exclusive mode; end'`,
    ]),
    "update audit_events set actor_name = 'Nobody'",
    "update audit_chain set hash = ''",
    "update audit_checkpoints set signature = ''",
    "insert into audit_chain values (2, 2, '')",
    "drop trigger audit_events_chain on audit_events",
    "create trigger other before insert on audit_events for each row execute function refuse_rewriting()",
    "create or replace function refuse_rewriting() returns trigger language plpgsql as 'begin return new; end'",
    "drop function chain_audit_event cascade",
    "select setval('audit_events_seq_seq', 1)",
    "select * from audit_events for update",
    "set session_replication_role = replica",
  ])("may not: %s", async (statement) => {
    await expect(database.pool.query(statement)).rejects.toMatchObject(forbidden);
  });

  test("add events, which the database chains", async () => {
    await Promise.all([record(database.db), record(database.db)]);
    const { rows } = await database.pool.query("select count(*)::int as events from audit_events");
    expect(await verify(database.db)).toMatchObject({ intact: true, events: rows[0].events });
  });

  test("may do with every other table what the owner may do with its rows", async () => {
    const { rows } = await database.pool.query<{ name: string }>(`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = relnamespace
      where relkind = 'r' and nspname in ('public', 'graphile_worker') and relname not like 'audit\\_%'`);
    expect(rows.length).toBeGreaterThan(20);
    for (const { name } of rows) await database.pool.query(`delete from ${name} where false`);
    expect(await logged(database.db)).toEqual([]);
  });
});

async function logged(db: Database): Promise<string[]> {
  const said: string[] = [];
  const log = { warn: (_fields: object, text: string) => void said.push(text) };
  await warnOfOpenAudit({ pool: db.$client, log } as unknown as Parameters<typeof warnOfOpenAudit>[0]);
  return said;
}

describe("a login that is no superuser", () => {
  test("and may make roles works under the one it makes, a second start too", async () => {
    const login = await createTestLogin("createrole");
    await Promise.all([migrate(login.url), migrate(login.url)]);
    const db = openDatabase(login.url);
    expect(await logged(db)).toEqual([]);
    await record(db);
    await expect(db.$client.query("delete from audit_events")).rejects.toMatchObject(forbidden);
    await db.$client.end();
    await login.drop();
  });

  test("and may not make roles works as itself, says so, and takes a role that was made for it later", async () => {
    const login = await createTestLogin("nocreaterole");
    await migrate(login.url);
    const before = openDatabase(login.url);
    const said = await logged(before);
    expect(said).toEqual([expect.stringContaining("triggers alone protect the audit")]);
    await record(before);
    await expect(before.$client.query("delete from audit_events")).rejects.toThrow("only ever added to");
    for (const statement of said[0]?.match(/(create role|grant) [^;]*/g) ?? [])
      await login.administer(statement);
    await record(before);
    await migrate(login.url);
    const after = openDatabase(login.url);
    expect(await logged(after)).toEqual([]);
    await record(after);
    expect(await verify(after)).toMatchObject({ intact: true, events: 3 });
    await Promise.all([before.$client.end(), after.$client.end()]);
    await login.drop();
  });

  test("and may not make roles runs the worker", async () => {
    const scene = await startChangeTest();
    const login = await createTestLogin("nocreaterole");
    await migrate(login.url);
    const db = openDatabase(login.url);
    const background = await startBackground({ ...scene.context, db, pool: db.$client });
    await expect
      .poll(async () => (await db.execute(sql`select 1 from sync_runs where state = 'done'`)).rowCount, {
        timeout: 15_000,
      })
      .toBe(1);
    await background.stop();
    await db.$client.end();
    await Promise.all([login.drop(), scene.close()]);
  });
});
