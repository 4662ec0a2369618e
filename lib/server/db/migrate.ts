import "server-only";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { runMigrations as migrateQueue } from "graphile-worker";
import pg from "pg";
import { ADVISORY_LOCKS } from "@/lib/server/db/advisory-locks";
import { grantAppRole } from "@/lib/server/db/app-role";

const MIGRATIONS_FOLDER = join(import.meta.dirname, "migrations");

/**
 * Brings a database to the newest schema, the queue's tables included, and gives the product's role its rights;
 * does nothing more when it is there.
 *
 * Takes a postgres:// address. Any number of processes may call it at once: drizzle itself takes no lock,
 * and without one all but the first fail. Throws what the failing statement threw; no step is half applied.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "plandesk migrations" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [ADVISORY_LOCKS.migrate]);
    await applyMigrations(drizzle({ client }), { migrationsFolder: MIGRATIONS_FOLDER });
    await migrateQueue({ connectionString: databaseUrl });
    await grantAppRole(client);
  } finally {
    // The lock ends with the connection.
    await client.end();
  }
}
