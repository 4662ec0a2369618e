import pg from "pg";
import { socketUrl } from "@/lib/launch/postgres/folders";

const STARTING_UP = "57P03";
const DUPLICATES = ["42P04", "23505"];

/** What a knock at the socket finds: a server that answers, one that is still starting, or nobody. */
export type Presence = "answers" | "starting" | "absent";

/** Knocks once at the database in a socket folder. */
export async function knock(socketFolder: string): Promise<Presence> {
  const client = new pg.Client({ connectionString: socketUrl(socketFolder, "postgres") });
  client.on("error", () => {});
  try {
    await client.connect();
    return "answers";
  } catch (error) {
    return (error as { code?: string }).code === STARTING_UP ? "starting" : "absent";
  } finally {
    await client.end().catch(() => {});
  }
}

/** Runs one statement on a database behind a socket folder. */
export async function execute(socketFolder: string, database: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: socketUrl(socketFolder, database) });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Makes a database unless it is there; two processes may do it at once. */
export async function ensureDatabase(socketFolder: string, name: string): Promise<void> {
  try {
    await execute(socketFolder, "postgres", `create database "${name}"`);
  } catch (error) {
    if (!DUPLICATES.includes((error as { code?: string }).code ?? "")) throw error;
  }
}
