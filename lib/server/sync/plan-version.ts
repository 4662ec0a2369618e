import "server-only";
import { createHash } from "node:crypto";
import type { PlanLine } from "@/lib/domain/plan-line";

/**
 * The version of a sub-account's plans: equal for equal plans, whatever order Zoom lists an array or an object in.
 * @returns 32 hexadecimal digits, fit for an ETag
 */
export function planVersion(lines: PlanLine[]): string {
  const parts = lines.map((line) => canonical({ ...line, path: line.path.replace(/\.\d+(?=\.|$)/g, ".*") }));
  return createHash("sha256").update(parts.sort().join("\n")).digest("hex").slice(0, 32);
}

// JSON with sorted keys.
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(",")}}`;
}
