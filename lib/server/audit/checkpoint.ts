import "server-only";
import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from "node:crypto";
import { z } from "zod";
import type { Mark } from "@/lib/server/audit/verify-chain";

/** A mark with the moment it was taken, signed; `signature` covers the signature before it too. */
const checkpointSchema = z.strictObject({
  at: z.iso.datetime(),
  position: z.int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  previous: z.string(),
  signature: z.string(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

// DER of an Ed25519 private key up to its 32 secret bytes (RFC 8410).
const PKCS8_ED25519 = Buffer.from("302e020100300506032b657004220420", "hex");

/** The key that signs checkpoints, derived from the session secret so that it needs no keeping of its own. */
export function signingKey(secret: string): KeyObject {
  const seed = Buffer.from(hkdfSync("sha256", secret, "", "plandesk audit checkpoints", 32));
  return createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: "der", type: "pkcs8" });
}

/** Signs where the chain stands; `previous` is the signature of the checkpoint before, "" for the first. */
export function signCheckpoint(key: KeyObject, mark: Mark, at: Date, previous: string): Checkpoint {
  const content = { at: at.toISOString(), ...mark, previous };
  return { ...content, signature: sign(null, bytesOf(content), key).toString("base64url") };
}

/**
 * Reads checkpoints as they were written, one JSON object a line.
 * @throws Error naming the first line that is unreadable, out of order or not signed by this key
 */
export function readCheckpoints(text: string, key: KeyObject): Checkpoint[] {
  const publicKey = createPublicKey(key);
  const seen = new Set([""]);
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line, index) => {
      const checkpoint = checkpointSchema.parse(JSON.parse(line));
      const signature = Buffer.from(checkpoint.signature, "base64url");
      const genuine = verify(null, bytesOf(checkpoint), publicKey, signature);
      // One that was delivered when its process died is not known to the next, which then names the one before.
      if (!genuine || !seen.has(checkpoint.previous))
        throw new Error(`checkpoint ${index + 1} is not genuine`);
      seen.add(checkpoint.signature);
      return checkpoint;
    });
}

function bytesOf({ at, position, hash, previous }: Omit<Checkpoint, "signature">): Buffer {
  return Buffer.from(JSON.stringify([at, position, hash, previous]));
}
