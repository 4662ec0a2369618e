import { execFile } from "node:child_process";
import { join } from "node:path";
import { binariesFolder } from "@/lib/launch/postgres/binaries";
import type { Identity } from "@/lib/launch/postgres/identity";

/**
 * Runs one of the database's own programs to its end, as the database's user.
 *
 * Throws an Error whose message has what the program printed.
 */
export function runProgram(name: "initdb" | "pg_ctl", args: string[], identity: Identity): Promise<void> {
  const options = {
    // The programs insist on being able to read the folder that they are started in.
    cwd: "/",
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC", NODE_ENV: "production" as const },
    ...(identity ?? {}),
  };
  return new Promise((resolve, reject) => {
    execFile(join(binariesFolder(identity), name), args, options, (error, stdout, stderr) => {
      if (error) reject(new Error(`${name} failed: ${`${stderr}${stdout}`.trim() || error.message}`));
      else resolve();
    });
  });
}
