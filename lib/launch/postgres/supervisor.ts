import { rmdir } from "node:fs/promises";
import { ensureCluster } from "@/lib/launch/postgres/cluster";
import { ensureDatabase } from "@/lib/launch/postgres/connect";
import { foldersFor } from "@/lib/launch/postgres/folders";
import { claimSocketFolder, databaseIdentity } from "@/lib/launch/postgres/identity";
import {
  answersWithin,
  endAbandoned,
  type ServerSettings,
  startServer,
  stopServer,
} from "@/lib/launch/postgres/server";

/** The embedded database of one data folder, up and ready. */
export type Postgres = {
  /** postgres:// address of the database `plandesk`. */
  url: string;
  socketFolder: string;
  /** False when it ran before. */
  startedHere: boolean;
  /** Stops it for everybody; only who started it, or holds the data folder, may do that. */
  stop(): Promise<void>;
};

/**
 * Starts the embedded database of a data folder, or attaches to the one that runs there.
 *
 * Takes the folder, made if missing, and further settings of the server. Any number of processes may call it at
 * once. Throws with a sentence that says what to do.
 */
export async function startPostgres(dataDir: string, settings: ServerSettings = []): Promise<Postgres> {
  const folders = foldersFor(dataDir);
  const identity = databaseIdentity();
  await endAbandoned(folders);
  let startedHere = false;
  if (!(await answersWithin(folders.socket, 0))) {
    await ensureCluster(folders, identity);
    claimSocketFolder(folders.socket, identity);
    startedHere = await startServer(folders, identity, settings);
  }
  await ensureDatabase(folders.socket, "plandesk");
  const stop = async () => {
    await stopServer(folders, identity);
    // Emptied by the server, unless another one starts at this very moment.
    await rmdir(folders.socket).catch(() => {});
  };
  return { url: folders.url, socketFolder: folders.socket, startedHere, stop };
}
