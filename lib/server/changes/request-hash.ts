import "server-only";
import { createHash } from "node:crypto";

/**
 * SHA-256 of what a request asks: method, path and body. Two bodies that differ only in the order of their keys are
 * the same request.
 */
export function requestHash(request: { method: string; path: string; body: unknown }): string {
  const text = `${request.method} ${request.path}\n${canonicalJson(request.body)}`;
  return createHash("sha256").update(text).digest("hex");
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part) ? sorted(part) : part,
  );
}

function sorted(object: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
