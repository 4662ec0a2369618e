import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";

/** Writes text that travels through a browser and comes back: only this installation can have written it. */
export function signText(text: string, purpose: string, secret: string): string {
  const content = Buffer.from(text).toString("base64url");
  return `${content}.${signature(content, purpose, secret)}`;
}

/** Reads what `signText` wrote for the same purpose; null when it was forged or changed. */
export function readSignedText(signed: string, purpose: string, secret: string): string | null {
  const [content = "", given = ""] = signed.split(".");
  const expected = Buffer.from(signature(content, purpose, secret));
  const actual = Buffer.from(given);
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
  return Buffer.from(content, "base64url").toString();
}

function signature(content: string, purpose: string, secret: string): string {
  return createHmac("sha256", secret).update(`${purpose}\n${content}`).digest("base64url").slice(0, 22);
}
