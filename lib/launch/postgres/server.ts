import { existsSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { knock } from "@/lib/launch/postgres/connect";
import type { Folders } from "@/lib/launch/postgres/folders";
import type { Identity } from "@/lib/launch/postgres/identity";
import { runProgram } from "@/lib/launch/postgres/programs";
import { isRunning } from "@/lib/launch/running";

const KNOCK_EVERY_MS = 50;
const OTHERS_START_MS = 5_000;
const RECOVERY_MS = 60_000;
const STOP_SECONDS = "20";

/** Settings of the server process beyond those in its own file, e.g. `fsync=off` for tests. */
export type ServerSettings = readonly string[];

/**
 * Starts the server on the cluster.
 *
 * Gives true when this call started it and false when another process did at the same moment.
 * Throws with the end of the server's log when neither happens.
 */
export async function startServer(
  folders: Folders,
  identity: Identity,
  settings: ServerSettings,
): Promise<boolean> {
  try {
    await runStart(folders, identity, settings);
    return true;
  } catch (error) {
    // Of several starts at once one wins; the others see a lock file and only have to wait.
    if (await answersWithin(folders.socket, OTHERS_START_MS)) return false;
    if (!forgetStranger(folders.cluster))
      throw new Error(`${(error as Error).message}\n${logEnd(folders.cluster)}`);
    await runStart(folders, identity, settings);
    return true;
  }
}

function runStart(folders: Folders, identity: Identity, settings: ServerSettings): Promise<void> {
  const options = [`unix_socket_directories=${folders.socket}`, ...settings]
    .map((each) => `-c ${each}`)
    .join(" ");
  // The real place: the link to it may lie in a folder that the database's user cannot enter.
  const cluster = realpathSync(folders.cluster);
  const log = join(cluster, "server.log");
  return runProgram("pg_ctl", ["start", "-w", "-t", "60", "-D", cluster, "-l", log, "-o", options], identity);
}

/** Stops the server, which ends what its clients are doing, and waits until it is gone. */
export async function stopServer(folders: Folders, identity: Identity): Promise<void> {
  const pid = postmasterPid(folders.cluster);
  if (pid === null || !isDatabase(pid)) return;
  await runProgram(
    "pg_ctl",
    ["stop", "-m", "fast", "-w", "-t", STOP_SECONDS, "-D", realpathSync(folders.cluster)],
    identity,
  );
}

/** True as soon as the database answers; false when it does not within the time, or nobody is there. */
export async function answersWithin(socket: string, milliseconds: number): Promise<boolean> {
  const began = Date.now();
  for (;;) {
    const presence = await knock(socket);
    if (presence === "answers") return true;
    // After a crash the server replays its journal before it lets anybody in.
    const limit = presence === "starting" ? RECOVERY_MS : milliseconds;
    if (Date.now() - began >= limit) return false;
    await wait(KNOCK_EVERY_MS);
  }
}

/**
 * Ends a server that still answers although its files were deleted, as it would by itself within a minute.
 */
export async function endAbandoned(folders: Folders): Promise<void> {
  const lock = join(folders.socket, ".s.PGSQL.5432.lock");
  if (postmasterPid(folders.cluster) !== null || !existsSync(lock)) return;
  const pid = Number.parseInt(readFileSync(lock, "utf8"), 10);
  if (!isDatabase(pid)) return;
  process.kill(pid, "SIGQUIT");
  for (let left = OTHERS_START_MS; isRunning(pid) && left > 0; left -= KNOCK_EVERY_MS)
    await wait(KNOCK_EVERY_MS);
}

function postmasterPid(cluster: string): number | null {
  try {
    return Number.parseInt(readFileSync(join(cluster, "postmaster.pid"), "utf8"), 10) || null;
  } catch {
    return null;
  }
}

// After a crash, and in a new container above all, the id in the lock file may be another program's by now.
function forgetStranger(cluster: string): boolean {
  const pid = postmasterPid(cluster);
  if (pid === null || isDatabase(pid)) return false;
  rmSync(join(cluster, "postmaster.pid"), { force: true });
  return true;
}

function isDatabase(pid: number): boolean {
  if (!isRunning(pid)) return false;
  const name = `/proc/${pid}/comm`;
  return !existsSync("/proc/self") || (existsSync(name) && readFileSync(name, "utf8").trim() === "postgres");
}

function logEnd(cluster: string): string {
  const log = join(cluster, "server.log");
  return existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(-12).join("\n").trim() : "";
}
