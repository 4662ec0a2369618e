import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startPostgres } from "@/lib/launch/postgres/supervisor";
import type { Stack } from "@/lib/launch/stack";
import { migrate } from "@/lib/server/db/migrate";

/** A migrated database in a folder of its own, gone with the stack. */
export type TemporaryDatabase = {
  url: string;
  dataDir: string;
  /** kill -9 of the server, and a new start upon what it left. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
};

const RESTARTS = 20;
const RESTART_EVERY_MS = 500;

/** Starts one; its commits are durable, as the product's are. */
export async function temporaryDatabase(stack: Stack): Promise<TemporaryDatabase> {
  const folder = await stack.start(async () => temporaryFolder());
  return stack.start(async () => {
    let server = await startPostgres(folder.path);
    await migrate(server.url);
    const killAndRestart = async () => {
      process.kill(postmaster(folder.path), "SIGKILL");
      server = await restarted(folder.path);
    };
    return { url: server.url, dataDir: folder.path, killAndRestart, stop: () => server.stop() };
  });
}

function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), "plandesk-chaos-"));
  // As root the database runs as another user, who must get through.
  chmodSync(path, 0o711);
  return { path, stop: async () => rmSync(path, { recursive: true, force: true }) };
}

function postmaster(dataDir: string): number {
  return Number.parseInt(readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8"), 10);
}

// The killed server's own children hold its memory for a moment, and no new one starts beside them.
async function restarted(dataDir: string) {
  for (let tries = 1; ; tries++) {
    try {
      return await startPostgres(dataDir);
    } catch (error) {
      if (tries === RESTARTS) throw error;
      await wait(RESTART_EVERY_MS);
    }
  }
}
