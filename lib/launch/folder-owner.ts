import pg from "pg";
import type { Part } from "@/lib/launch/stack";
import { ADVISORY_LOCKS } from "@/lib/server/db/advisory-locks";

// Sessions that hold it are found again by it.
const LOCK_KEY = ADVISORY_LOCKS.folderOwner;
const LABEL_BYTES = 63;

/** The right to run on an embedded database, and to stop it in the end. */
export type Ownership = Part & {
  /** Resolves when the database goes away while it is held. */
  lost: Promise<void>;
};

/**
 * Makes this process the owner of an embedded database for as long as it lives.
 *
 * Takes its address and what others read about the owner, e.g. "demo at http://localhost:3000". A lock of the
 * database itself: it ends with the process, however that ends, so nothing stale is left.
 * Throws a sentence that names the present owner when there is one.
 */
export async function ownFolder(url: string, label: string, dataDir: string): Promise<Ownership> {
  const name = `plandesk ${label}`.slice(0, LABEL_BYTES);
  const client = new pg.Client({ connectionString: url, application_name: name, keepAlive: true });
  const lost = new Promise<void>((resolve) => {
    client.once("end", resolve);
    client.on("error", () => resolve());
  });
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock($1) as held", [
    LOCK_KEY,
  ]);
  if (rows[0]?.held) return { lost, stop: () => client.end() };
  const owner = await presentOwner(client);
  await client.end();
  throw new Error(
    `${owner} already runs with the data folder ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
  );
}

async function presentOwner(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_stat_activity
     join pg_locks using (pid) where locktype = 'advisory' and granted and objid = $1`,
    [LOCK_KEY],
  );
  return rows[0]?.name.replace(/^plandesk/, "Plandesk") ?? "Another Plandesk";
}
