import "server-only";
import pg from "pg";
import { ADVISORY_LOCKS } from "@/lib/server/db/advisory-locks";

const CONNECT_TIMEOUT_MS = 3_000;
// Longer than the second after which Postgres's own cleaning gives way; not much longer, since whoever comes behind a
// lock that waits has to wait too.
const LOCK_TIMEOUT_MS = 1_500;

/**
 * Runs `work` on a connection of the login, to whom the tables belong, in one process at a time and without the
 * product's limits of a statement.
 * @param url a postgres:// address
 * @returns false when another process is at it; throws what Postgres threw
 */
export async function compactAlone(
  url: string,
  work: (client: pg.Client) => Promise<void>,
): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "plandesk compaction",
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
  });
  // Without a listener a connection that breaks ends the whole process; the statement under way tells of it too.
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows } = await client.query("select pg_try_advisory_lock($1) as mine", [ADVISORY_LOCKS.compact]);
    if (!rows[0]?.mine) return false;
    await work(client);
    return true;
  } finally {
    await client.end();
  }
}

/** Closes the gaps that many writes left in a table, which is closed to everybody meanwhile: only for narrow ones. */
export async function rewriteTable(client: pg.Client, table: string): Promise<void> {
  await client.query(`vacuum (full, analyze) ${table}`);
}

/**
 * Closes the gaps in a table's indexes beside all other work, one after the other. What an earlier time left half done
 * goes first.
 */
export async function reindexTable(client: pg.Client, table: string, signal: AbortSignal): Promise<void> {
  const { rows } = await client.query<{ name: string; isWhole: boolean }>(
    `select indexrelid::regclass::text as name, indisvalid as "isWhole" from pg_index where indrelid = $1::regclass`,
    [table],
  );
  for (const { name } of rows.filter(({ isWhole }) => !isWhole)) await client.query(`drop index ${name}`);
  // Not the table at once: that would take its hidden indexes too, of which nobody could clear away a half done one.
  for (const { name } of rows.filter(({ isWhole }) => isWhole)) {
    if (!signal.aborted) await client.query(`reindex index concurrently ${name}`);
  }
}
