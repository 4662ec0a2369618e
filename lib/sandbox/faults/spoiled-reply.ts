import type { Reply } from "../reply";
import type { FaultAction } from "./fault";

type SpoilKind =
  | "status"
  | "html"
  | "expired_token"
  | "redirect"
  | "duplicate_keys"
  | "null_plans"
  | "wrong_types";

/** Returns the answer that stands in the place of the real one, or the real one with its body damaged. */
export function spoiledReply(action: Extract<FaultAction, { kind: SpoilKind }>, real: Reply): Reply {
  switch (action.kind) {
    case "status":
      return statusReply(action);
    case "html":
      return htmlReply(action.status ?? 502, action.bytes ?? 600);
    case "expired_token":
      return { status: 401, body: { code: 124, message: action.message ?? "Access token is expired." } };
    case "redirect":
      return { status: action.status ?? 302, headers: { location: action.location } };
    case "duplicate_keys":
      return { status: real.status, text: withDuplicateKey(real.body) };
    case "null_plans":
      return { status: real.status, body: withNullPlans(real.body) };
    case "wrong_types":
      return { status: real.status, body: withWrongTypes(real.body) };
  }
}

function statusReply(action: Extract<FaultAction, { kind: "status" }>): Reply {
  const { status, body, headers = {} } = action;
  if (body === undefined) return { status, headers };
  return typeof body === "string" ? { status, headers, text: body } : { status, headers, body };
}

function htmlReply(status: number, bytes: number): Reply {
  const head = "<!DOCTYPE html><html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1>";
  const text = `${head}${"x".repeat(Math.max(0, bytes - head.length - 14))}</body></html>`;
  return { status, headers: { "content-type": "text/html" }, text };
}

function withDuplicateKey(body: unknown): string {
  const text = JSON.stringify(body ?? {});
  const key = Object.keys((body ?? {}) as object)[0];
  if (key === undefined) return '{"plan_base":{"type":"monthly"},"plan_base":null}';
  return `${text.slice(0, -1)},${JSON.stringify(key)}:null}`;
}

function withNullPlans(body: unknown): unknown {
  const entries = Object.entries((body ?? {}) as object);
  return Object.fromEntries(entries.map(([key, value]) => [key, key.startsWith("plan_") ? null : value]));
}

function withWrongTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withWrongTypes);
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withWrongTypes(inner)]));
}
