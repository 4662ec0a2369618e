import "server-only";
import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import type { Checkpoint } from "@/lib/server/audit/checkpoint";

const SINK_TIMEOUT_MS = 10_000;

/**
 * Takes a checkpoint to the second place: the end of a file, durably, or an https address, as a POST of its JSON.
 * @throws when it did not certainly arrive; then it is taken again later
 */
export async function deliverCheckpoint(sink: string, checkpoint: Checkpoint): Promise<void> {
  const line = `${JSON.stringify(checkpoint)}\n`;
  return /^https?:/.test(sink) ? post(sink, line) : append(sink, line);
}

async function append(path: string, line: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, "a", 0o600);
  try {
    await file.write(line);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function post(address: string, line: string): Promise<void> {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/x-ndjson" },
    body: line,
    redirect: "error",
    signal: AbortSignal.timeout(SINK_TIMEOUT_MS),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`the place for checkpoints answered ${answer.status}`);
}
