import { createHash } from "node:crypto";
import { mkdirSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where one embedded database keeps its files, and how to reach it. */
export type Folders = {
  /** The folder of everything that Plandesk keeps, absolute. */
  dataDir: string;
  /** The database's own files (or a link to them). */
  cluster: string;
  /** Short and private: the path of a Unix socket may have at most 107 bytes. */
  socket: string;
  /** postgres:// address of the database `plandesk` in it. */
  url: string;
};

export const DATABASE_USER = "plandesk";

/** The address of a database behind a socket folder, in the form that both pg and URL understand. */
export function socketUrl(socketFolder: string, database: string): string {
  return `postgres://${DATABASE_USER}@localhost/${database}?host=${socketFolder}`;
}

/**
 * Names the folders for a data folder, which is made if it is missing.
 *
 * The same folder gives the same names in every process, however it is spelled.
 */
export function foldersFor(dataDir: string): Folders {
  mkdirSync(resolve(dataDir), { recursive: true });
  const real = realpathSync(resolve(dataDir));
  const key = createHash("sha256").update(real).digest("hex").slice(0, 12);
  const socket = `/tmp/plandesk-${key}`;
  return { dataDir: real, cluster: join(real, "postgres"), socket, url: socketUrl(socket, "plandesk") };
}
