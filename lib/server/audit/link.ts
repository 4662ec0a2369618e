import "server-only";
import { createHash } from "node:crypto";

/** A link of the audit's chain: its place, its hash in hexadecimal, and the canonical JSON of its event. */
export type Link = { position: number; hash: string; event: string | null };

/** The hash of a link: SHA-256 over the bytes of the hash before it ("" for the first) and the event's canonical JSON. */
export function linkHash(previous: string, event: string): string {
  return createHash("sha256").update(Buffer.from(previous, "hex")).update(event).digest("hex");
}
