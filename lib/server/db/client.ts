import "server-only";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { takeAppRole } from "@/lib/server/db/app-role";
import { isDatabaseFault } from "@/lib/server/db/database-fault";
import { env } from "@/lib/server/env";

/** The product's tables through drizzle; `$client` is the pool below it. */
export type Database = NodePgDatabase & { $client: pg.Pool };

/** What `database.transaction` hands to its function. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

const POOL_SIZE = 10;
// Together below 6 s, so that a person gets an answer: first for a connection, then for a lock or the statement.
const CONNECT_TIMEOUT_MS = 3_000;
const LOCK_TIMEOUT_MS = 2_000;
const STATEMENT_TIMEOUT_MS = 5_000;
// How the planner weighs: all is in memory, where reading a page in a row costs what is done with its dozen rows, and a
// visit by index what is done with one; but each visit costs, cached or not (the planner would take a row after row by
// index for nothing). Each query is short: parallel workers and compiled expressions take longer to begin than it takes.
const SESSION = [
  "timezone=UTC",
  "random_page_cost=0.15",
  "effective_cache_size=1MB",
  "max_parallel_workers_per_gather=0",
  "jit=off",
];
/** A process that was stopped inside a transaction loses its locks after this long. */
const IDLE_TRANSACTION_TIMEOUT_MS = 15_000;

/**
 * Opens a pool of connections under the product's role and drizzle over it; nothing is connected before the first
 * query.
 *
 * Takes a postgres:// address (`?host=/folder` for a socket folder) and what to do with a lost idle
 * connection. End it with `database.$client.end()`.
 */
export function openDatabase(url: string, onError: (error: Error) => void = () => {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: "plandesk",
    options: SESSION.map((setting) => `-c ${setting}`).join(" "),
    lock_timeout: LOCK_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    // The server's own limits do nothing when the server itself hangs.
    query_timeout: STATEMENT_TIMEOUT_MS + 500,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
    types: { getTypeParser: parserFor },
    onConnect: takeAppRole(),
  });
  // Without a listener a connection that the server closes ends the whole process.
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", onError));
  const db = drizzle({ client: pool });
  db.transaction = (run, config) => inTransaction(pool, (own) => own.transaction(run, config));
  return db;
}

// drizzle keeps the connection for good when "begin" fails on one that just broke: ten of those and the pool is empty.
async function inTransaction<T>(pool: pg.Pool, run: (own: NodePgDatabase) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const result = await run(drizzle({ client }));
    client.release();
    return result;
  } catch (error) {
    client.release(isDatabaseFault(error));
    throw error;
  }
}

// A calendar date must stay text: pg would make it midnight in the server's own zone.
const parserFor: typeof pg.types.getTypeParser = (oid: number, format?: "text" | "binary") =>
  oid === pg.types.builtins.DATE ? (text: string) => text : pg.types.getTypeParser(oid, format as "text");

// Next loads this module more than once (routes and instrumentation), so the one pool lives on globalThis.
const shared = globalThis as typeof globalThis & { plandeskDatabase?: Database };

/** The database of this process, opened on first use at the address in the settings. */
export function database(): Database {
  shared.plandeskDatabase ??= openDatabase(env().databaseUrl);
  return shared.plandeskDatabase;
}

/** Ends the connections of this process; a later `database()` opens new ones. */
export async function closeDatabase(): Promise<void> {
  const open = shared.plandeskDatabase;
  delete shared.plandeskDatabase;
  await open?.$client.end();
}
