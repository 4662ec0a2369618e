import "server-only";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";

const MIGRATIONS_FOLDER = join(import.meta.dirname, "migrations");
// Any number no other program uses on this database: "plandesk" as letters of a telephone dial.
const LOCK_KEY = 75263375;

/**
 * Brings a database to the newest schema; does nothing when it is there.
 *
 * Takes a postgres:// address. Any number of processes may call it at once: drizzle itself takes no lock,
 * and without one all but the first fail. Throws what the failing statement threw; nothing is half applied.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "plandesk migrations" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK_KEY]);
    await applyMigrations(drizzle({ client }), { migrationsFolder: MIGRATIONS_FOLDER });
  } finally {
    // The lock ends with the connection.
    await client.end();
  }
}
