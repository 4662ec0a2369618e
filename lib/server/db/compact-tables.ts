import "server-only";
import pg from "pg";

/** `rewritten`: closed to everybody meanwhile, so only narrow ones; `reindexed`: beside all other work. */
export type Compaction = { rewritten: readonly string[]; reindexed: readonly string[] };

// Any number that no other program uses on this database, and not the migrations'.
const LOCK_KEY = 75263376;
// Whoever comes behind a lock that waits has to wait too: rather not now than for long.
const LOCK_TIMEOUT_MS = 1_000;

/**
 * Closes the gaps that many writes leave in tables and in their indexes, which Postgres itself only uses again. Works
 * as the login, to whom the tables belong.
 * @param url a postgres:// address
 * @returns false when another process is at it; throws what Postgres threw, and may then be called again
 */
export async function compactTables(url: string, { rewritten, reindexed }: Compaction): Promise<boolean> {
  const options = { connectionString: url, application_name: "plandesk compaction" };
  const client = new pg.Client({ ...options, lock_timeout: LOCK_TIMEOUT_MS });
  await client.connect();
  try {
    const { rows } = await client.query("select pg_try_advisory_lock($1) as mine", [LOCK_KEY]);
    if (!rows[0]?.mine) return false;
    for (const table of rewritten) await client.query(`vacuum (full, analyze) ${table}`);
    for (const table of reindexed) await reindex(client, table);
    return true;
  } finally {
    await client.end();
  }
}

// One that was stopped half way leaves indexes that serve nobody.
async function reindex(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select indexrelid::regclass::text as name from pg_index where indrelid = $1::regclass and not indisvalid",
    [table],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await client.query(`reindex table concurrently ${table}`);
}
