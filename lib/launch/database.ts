import { ownFolder } from "@/lib/launch/folder-owner";
import { startPostgres } from "@/lib/launch/postgres/supervisor";
import type { Part } from "@/lib/launch/stack";
import { migrate } from "@/lib/server/db/migrate";

/** A migrated database; `lost` resolves when it goes away by itself. */
export type RunningDatabase = Part & { url: string; lost: Promise<void> };

/**
 * Starts, or takes over, the embedded database of a data folder and migrates it.
 *
 * `label` says to others what runs here. Throws when another launch owns the folder, which then stays as it is.
 */
export async function startDatabase(dataDir: string, label: string): Promise<RunningDatabase> {
  const postgres = await startPostgres(dataDir);
  const ownership = await ownFolder(postgres.url, label, dataDir);
  const stop = async () => {
    await ownership.stop();
    await postgres.stop();
  };
  try {
    await migrate(postgres.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: postgres.url, lost: ownership.lost, stop };
}
