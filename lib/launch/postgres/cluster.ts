import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { SHARED_FOLDER } from "@/lib/launch/postgres/binaries";
import { DATABASE_USER, type Folders } from "@/lib/launch/postgres/folders";
import { canReach, type Identity, makePrivateFolder } from "@/lib/launch/postgres/identity";
import { runProgram } from "@/lib/launch/postgres/programs";
import { isRunning } from "@/lib/launch/running";

const MAJOR = "18";
const TEMPORARY = /^postgres\.(\d+)\.[0-9a-f]+\.tmp$/;

const SETTINGS = {
  listen_addresses: "",
  shared_buffers: "256MB",
  max_connections: "60",
  timezone: "UTC",
  log_timezone: "UTC",
};

/**
 * Makes the database's files unless they are there.
 *
 * They are made in a folder beside and then put in place at one stroke, because a half-made one looks whole
 * (it has PG_VERSION and the server even starts). Whoever comes second drops its own.
 * Throws when the files there were made by another user or another major version.
 */
export async function ensureCluster(folders: Folders, identity: Identity): Promise<void> {
  sweep(folders.dataDir);
  if (existsSync(folders.cluster)) return checkCluster(folders.cluster, identity);
  const reachable = canReach(folders.cluster, identity);
  const home = reachable ? folders.dataDir : SHARED_FOLDER;
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const name = `postgres.${process.pid}.${randomBytes(4).toString("hex")}`;
  const temporary = join(home, `${name}.tmp`);
  makePrivateFolder(temporary, identity);
  try {
    await initialise(temporary, identity);
    if (reachable) renameSync(temporary, folders.cluster);
    else publishElsewhere(temporary, join(home, name), folders.cluster);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(folders.cluster)) throw error;
  }
}

function initialise(folder: string, identity: Identity): Promise<void> {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const args = [
    "-D",
    folder,
    "-U",
    DATABASE_USER,
    "--auth=trust",
    "--no-instructions",
    ...locale,
    ...settings,
  ];
  return runProgram("initdb", args, identity);
}

// Root's own folders (/root) are closed to the database's user, so there the data folder holds a link.
function publishElsewhere(temporary: string, target: string, link: string): void {
  renameSync(temporary, target);
  try {
    symlinkSync(target, link);
  } catch (error) {
    rmSync(target, { recursive: true, force: true });
    throw error;
  }
}

function checkCluster(cluster: string, identity: Identity): void {
  const owner = statSync(cluster).uid;
  if (owner !== (identity?.uid ?? process.getuid?.())) {
    throw new Error(
      `${cluster} belongs to another user (id ${owner}). Start as that user, or set DATA_DIR to another folder.`,
    );
  }
  const major = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  if (major !== MAJOR) {
    throw new Error(
      `${cluster} was made by PostgreSQL ${major}; this release brings ${MAJOR}. Set DATA_DIR to another folder.`,
    );
  }
}

// What a start that was killed left behind.
function sweep(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const pid = Number(TEMPORARY.exec(name)?.[1]);
    if (pid && !isRunning(pid)) rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 });
  }
}
