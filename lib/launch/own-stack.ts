import { startDatabase } from "@/lib/launch/database";
import { foldersFor } from "@/lib/launch/postgres/folders";
import { checkpointFile, type Settings } from "@/lib/launch/settings";
import type { Stack } from "@/lib/launch/stack";
import { migrate } from "@/lib/server/db/migrate";
import { readEnv } from "@/lib/server/env";

/**
 * Checks the operator's settings, then brings up the database they ask for, migrated.
 *
 * Gives the settings for web and worker. Throws EnvError before anything is started.
 */
export async function startOwnGround(
  stack: Stack,
  own: Settings,
  dataDir: string,
  label: string,
): Promise<Settings> {
  const settings = {
    ...own,
    DATABASE_URL: own.DATABASE_URL || foldersFor(dataDir).url,
    AUDIT_CHECKPOINTS: own.AUDIT_CHECKPOINTS || checkpointFile(dataDir),
  };
  readEnv(settings);
  if (own.DATABASE_URL) {
    await migrate(own.DATABASE_URL);
  } else {
    const database = await stack.start(() => startDatabase(dataDir, label));
    stack.watch(database.lost, () => "The database has ended. Everything else is stopped.");
  }
  stack.throwIfStopping();
  return settings;
}
