import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";

let known: string | undefined;

/**
 * The build that this process serves, the same in every process of a deployment; "development" without one. Read once:
 * a build made later over it is not what runs here.
 */
export function buildId(): string {
  known ??= readBuildId();
  return known;
}

function readBuildId(): string {
  try {
    return readFileSync(join(process.cwd(), ".next", "BUILD_ID"), "utf8").trim() || "development";
  } catch {
    return "development";
  }
}
