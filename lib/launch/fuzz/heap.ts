import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const REPORT = fileURLToPath(new URL("./heap-report.mjs", import.meta.url));
const ANSWER_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 50;

/** Bytes that a process holds after all garbage was collected. */
export type Heap = { heapUsed: number; external: number; rss: number };

/** Makes web servers that are started from now on able to tell what they hold. */
export function watchHeap() {
  const folder = mkdtempSync(join(tmpdir(), "plandesk-fuzz-"));
  const file = join(folder, "heap.json");
  process.env.PLANDESK_HEAP_FILE = file;
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ""} --import ${REPORT}`.trim();
  return { held: () => held(file), stop: async () => rmSync(folder, { recursive: true, force: true }) };
}

async function held(file: string): Promise<Heap> {
  rmSync(file, { force: true });
  process.kill(Number(readFileSync(`${file}.pid`, "utf8")), "SIGUSR2");
  const end = performance.now() + ANSWER_WITHIN_MS;
  while (performance.now() < end) {
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    if (text.endsWith("}")) return JSON.parse(text) as Heap;
    await wait(LOOK_EVERY_MS);
  }
  throw new Error("the web server does not tell what it holds");
}
