import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Part } from "@/lib/launch/stack";

/** Makes a folder for the data of one run; its stop removes it. */
export function temporaryFolder(prefix: string): Part & { path: string } {
  const path = mkdtempSync(join(tmpdir(), prefix));
  // As root the database runs as another user, who must get through.
  chmodSync(path, 0o711);
  return { path, stop: async () => rmSync(path, { recursive: true, force: true }) };
}
