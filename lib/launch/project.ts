import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of package.json, without a slash at its end. */
export const PROJECT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** Next's command line. */
export const NEXT = join(PROJECT, "node_modules", "next", "dist", "bin", "next");

/** The background worker's file. */
export const WORKER = join(PROJECT, "lib", "server", "worker.ts");

/** Writes one line to the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
