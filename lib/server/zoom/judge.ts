import "server-only";
import { z } from "zod";
import type { ZoomAnswer } from "@/lib/server/zoom/call";
import { ZoomNoAnswer, ZoomNotSent, ZoomRefused } from "@/lib/server/zoom/errors";
import type { AnswerHeaders, HttpAnswer } from "@/lib/server/zoom/exchange";
import { isMissingScope } from "@/lib/server/zoom/missing-scope";
import { rateLimit } from "@/lib/server/zoom/rate-limited";
import { parseStrictJson } from "@/lib/server/zoom/strict-json";

const SUCCESS = new Set([200, 201, 204]);
const errorsSchema = z.array(z.object({ field: z.string(), message: z.string() })).catch([]);
const refusalSchema = z.object({
  code: z.number().refine((code) => code !== 0),
  message: z.string().optional(),
  error_message: z.string().optional(),
  errors: errorsSchema,
});

/**
 * Takes a whole answer and returns it when Zoom meant success: 200, 201 or 204, empty or a JSON object without a
 * non-zero code. HTTP 200 with a code and HTTP 300 are refusals (zoom-api.md 2.1).
 *
 * Throws ZoomRefused, ZoomNotSent for 429, and ZoomNoAnswer for all that leaves the outcome open.
 */
export function judge(answer: HttpAnswer, now: Date): ZoomAnswer {
  const { status } = answer;
  const requestId = requestIdOf(answer.headers);
  const json = jsonOf(answer.text);
  const refusal = refusalOf(status, json);
  if (status === 429 || refusal?.code === 429) throw limited(answer.headers, refusal?.message ?? "", now);
  if (status >= 500 || status === 408) throw noAnswer(answer, `Zoom answered ${status}`);
  if (refusal) throw new ZoomRefused({ status, ...refusal, requestId });
  // Only the token was looked at, whatever the body is.
  if (status === 401) {
    throw new ZoomRefused({ status, code: null, message: "Zoom did not accept our token", requestId });
  }
  if (!SUCCESS.has(status)) throw noAnswer(answer, unusualWords(status));
  if (answer.text?.trim() === "") return { status, body: null, requestId };
  if (!isObject(json)) throw noAnswer(answer, "Zoom's answer could not be read: it is not one JSON object");
  if (hasQuotedCode(json)) throw noAnswer(answer, "Zoom's answer could not be read: its code is in quotes");
  return { status, body: json, requestId };
}

/**
 * True for a refusal of the token: an expired one, or an account that is not ours (both are 401 or code 124). A missing
 * scope is none: another token would lack it too.
 */
export function isTokenRefusal(error: unknown): boolean {
  if (!(error instanceof ZoomRefused) || isMissingScope(error)) return false;
  return error.status === 401 || error.code === 124;
}

// In a 2xx a code alone proves nothing: only beside a message is it Zoom's error shape.
function refusalOf(status: number, json: unknown): { code: number; message: string } | null {
  // Most answers are none, and a schema that does not fit takes its time to say why.
  if (!isObject(json) || !("code" in json)) return null;
  const parsed = refusalSchema.safeParse(json);
  if (!parsed.success) return null;
  const { code, message, error_message, errors } = parsed.data;
  const words = message ?? error_message;
  if (status < 300 && words === undefined) return null;
  const fields = errors.map((error) => `${error.field}: ${error.message}`);
  return { code, message: [words ?? "", ...fields].join(" ").trim() };
}

// Neither documented as a refusal nor a clear yes. Only a read can tell.
function hasQuotedCode({ code, message, error_message }: Record<string, unknown>): boolean {
  const words = message ?? error_message;
  return typeof code === "string" && Number(code) > 0 && typeof words === "string";
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function limited(headers: AnswerHeaders, words: string, now: Date): ZoomNotSent {
  const { retryAfterSeconds, daily } = rateLimit(headers, words, now);
  const message = daily ? "Zoom's daily call limit is reached" : "Zoom's call limit is reached";
  const requestId = requestIdOf(headers);
  const limit = daily ? "day" : "second";
  return new ZoomNotSent({ reason: "rate_limited", message, retryAfterSeconds, limit, requestId });
}

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? undefined : parseStrictJson(text);
  } catch {
    return undefined;
  }
}

function unusualWords(status: number): string {
  return status >= 300 && status < 400
    ? `Zoom answered ${status}, a redirect that is not followed`
    : `Zoom answered ${status} without one of its codes`;
}

function noAnswer(answer: HttpAnswer, message: string): ZoomNoAnswer {
  return new ZoomNoAnswer({ status: answer.status, message, requestId: requestIdOf(answer.headers) });
}

function requestIdOf(headers: AnswerHeaders): string | null {
  const id = headers.get("x-zm-trackingid") ?? headers.get("x-zm-request-id");
  return id === null ? null : id.slice(0, 200);
}
