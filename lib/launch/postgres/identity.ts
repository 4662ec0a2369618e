import { chownSync, existsSync, lstatSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** The user that runs the database: null means "whoever runs this process". */
export type Identity = { uid: number; gid: number } | null;

// Postgres refuses to run as root; 65534 is nobody on Linux and needs no account.
const UNPRIVILEGED = { uid: 65534, gid: 65534 };

/** Who the database must run as: another user when this process is root. */
export function databaseIdentity(): Identity {
  return process.getuid?.() === 0 ? UNPRIVILEGED : null;
}

/** Makes a folder that only the given user can enter. Throws EEXIST when it is there. */
export function makePrivateFolder(path: string, identity: Identity): void {
  mkdirSync(path, { mode: 0o700 });
  if (identity) chownSync(path, identity.uid, identity.gid);
}

/** True when the user may enter every folder above `path`, so that a path below it can be opened. */
export function canReach(path: string, identity: Identity): boolean {
  if (!identity) return true;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && !canEnter(folder, identity)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function canEnter(folder: string, identity: { uid: number; gid: number }): boolean {
  const { uid, gid, mode } = statSync(folder);
  if (uid === identity.uid) return (mode & 0o100) !== 0;
  return (mode & (gid === identity.gid ? 0o010 : 0o001)) !== 0;
}

/**
 * Makes the socket folder, or checks that the one that is there is ours.
 *
 * Throws when somebody else made it: whoever owns it could pretend to be the database.
 */
export function claimSocketFolder(path: string, identity: Identity): void {
  try {
    makePrivateFolder(path, identity);
    return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const { uid, mode } = lstatSync(path);
  const owner = identity?.uid ?? process.getuid?.();
  if (!lstatSync(path).isDirectory() || (uid !== owner && !madeByUsJustNow(uid)) || (mode & 0o077) !== 0) {
    throw new Error(
      `${path} belongs to another user or is open to others. Remove it, or set DATA_DIR to another folder.`,
    );
  }
}

// Root makes the folder before giving it away; another start may look in between.
function madeByUsJustNow(uid: number): boolean {
  return uid === process.getuid?.();
}
