import "server-only";
import { type Problem, type ProblemCode, problem } from "@/lib/domain/problem";

/** An answer that is more than 200 with JSON; a `null` body sends none. */
export class Reply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: unknown;

  constructor(status: number, headers: Record<string, string>, body: unknown) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}

/** For a handler that needs its own status or headers. `body` is sent as JSON; a Uint8Array or string as it is. */
export function reply(parts: { status?: number; headers?: Record<string, string>; body?: unknown }): Reply {
  return new Reply(parts.status ?? 200, parts.headers ?? {}, parts.body ?? null);
}

// Answers hold customers' data: nothing between us and the browser may keep them or guess their type.
const ALWAYS = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

/** Turns a handler's value into the answer: a Reply as it says, a Response untouched, anything else as 200 with JSON. */
export function answer(value: unknown, requestId: string): Response {
  if (value instanceof Response) return value;
  const { status, headers, body } = value instanceof Reply ? value : new Reply(200, {}, value);
  const raw = body === null || typeof body === "string" || body instanceof Uint8Array;
  const type = raw ? undefined : { "Content-Type": "application/json" };
  const content = raw ? (body as BodyInit | null) : JSON.stringify(body);
  return new Response(content, {
    status,
    headers: { ...ALWAYS, ...type, "X-Request-Id": requestId, ...headers },
  });
}

/** An error answer (RFC 9457). */
export function problemAnswer(
  code: ProblemCode,
  requestId: string,
  more: Partial<Problem> = {},
  headers: Record<string, string> = {},
): Response {
  const body = problem(code, { ...more, requestId });
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: {
      ...ALWAYS,
      "Content-Type": "application/problem+json",
      "X-Request-Id": requestId,
      ...headers,
    },
  });
}
