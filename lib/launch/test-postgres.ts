import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { execute } from "@/lib/launch/postgres/connect";
import { startPostgres } from "@/lib/launch/postgres/supervisor";
import { migrate } from "@/lib/server/db/migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** Socket folder of the database server of this test run. */
    testSocketFolder: string;
  }
}

const FAST_AND_FORGETFUL = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_connections=200",
];

/**
 * Once per vitest run: a database server in a private temporary folder, whose database `plandesk` is migrated
 * and then only copied. Gives the function that removes it all.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "plandesk-test-"));
  // As root the database runs as another user, who must get through.
  chmodSync(folder, 0o711);
  const postgres = await startPostgres(folder, FAST_AND_FORGETFUL);
  await migrate(postgres.url);
  await execute(postgres.socketFolder, "postgres", "alter database plandesk is_template true");
  project.provide("testSocketFolder", postgres.socketFolder);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
