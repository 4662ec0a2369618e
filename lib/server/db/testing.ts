import "server-only";
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { type Database, openDatabase } from "@/lib/server/db/client";
import { openAsOwner } from "@/lib/server/db/owner";

/** A migrated, empty database of a test's own. */
export type TestDatabase = {
  url: string;
  db: Database;
  pool: pg.Pool;
  /** Who may do what the product's role may not: tamper, put triggers in, look at other connections. */
  owner: Database;
  /** Ends both and removes the database, whoever is still connected. */
  drop(): Promise<void>;
};

/**
 * Makes a database of its own for a test file, in some 25 ms, by copying the migrated one.
 *
 * Only for tests of vitest's project `services`, whose set-up runs the server.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await administer(`create database ${name} template plandesk`);
  const url = address(name);
  const db = openDatabase(url);
  const owner = openAsOwner(url);
  const drop = async () => {
    await Promise.all([db.$client.end(), owner.$client.end()]);
    await administer(`drop database ${name} with (force)`);
  };
  return { url, db, pool: db.$client, owner, drop };
}

/** A login of a test's own, and an empty database that belongs to it, as a hosted server gives them. */
export type TestLogin = {
  url: string;
  /** Runs a statement as the server's administrator. */
  administer(statement: string): Promise<void>;
  /** Removes both and the role that was made for the login. */
  drop(): Promise<void>;
};

/** Makes a login that is no superuser. */
export async function createTestLogin(right: "createrole" | "nocreaterole"): Promise<TestLogin> {
  const name = `login_${randomBytes(6).toString("hex")}`;
  await administer(`create role ${name} login ${right}`);
  await administer(`create database ${name} owner ${name}`);
  const drop = async () => {
    await administer(`drop database ${name} with (force)`);
    for (const role of [`${name}_app`, name]) await administer(`drop role if exists ${role}`);
  };
  return { url: address(name, name), administer, drop };
}

function address(database: string, login = "plandesk"): string {
  return `postgres://${login}@localhost/${database}?host=${inject("testSocketFolder")}`;
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address("postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
