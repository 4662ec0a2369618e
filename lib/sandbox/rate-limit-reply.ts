import type { LimitState } from "./limits";
import type { Reply } from "./reply";

const WORDS = {
  qps: "You have reached the maximum per-second rate limit for this API. Try again later.",
  daily:
    "You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.",
} as const;

/** Returns the X-RateLimit-* headers that go with every answer. `Reset` is Unix seconds. */
export function limitHeaders(state: LimitState): Record<string, string> {
  return {
    "x-ratelimit-category": state.label,
    "x-ratelimit-type": state.limited === "daily" ? "Daily-limit" : "QPS",
    "x-ratelimit-limit": String(state.limit),
    "x-ratelimit-remaining": String(state.remaining),
    "x-ratelimit-reset": String(Math.floor(state.now.getTime() / 1000) + 1),
  };
}

/** Returns the 429 of a limit; `retryAfter` is sent as it is, default the next UTC midnight for the daily one. */
export function limitReply(
  limit: "qps" | "daily",
  options: { headers: boolean; state: LimitState; retryAfter?: string },
): Reply {
  const body = { code: 429, message: WORDS[limit] };
  if (!options.headers) return { status: 429, body };
  const retryAfter = options.retryAfter ?? (limit === "daily" ? nextMidnight(options.state.now) : undefined);
  const wait: Record<string, string> = retryAfter === undefined ? {} : { "retry-after": retryAfter };
  const headers = { ...limitHeaders({ ...options.state, limited: limit, remaining: 0 }), ...wait };
  return { status: 429, body, headers };
}

function nextMidnight(now: Date): string {
  const midnight = new Date(now);
  midnight.setUTCHours(24, 0, 0, 0);
  return midnight.toISOString().replace(".000Z", "Z");
}
