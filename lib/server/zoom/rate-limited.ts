import "server-only";

/** How long Zoom turns calls away; `daily` limits end at midnight UTC unless a header says otherwise. */
export type RateLimit = { retryAfterSeconds: number; daily: boolean };

const DAY_SECONDS = 86_400;

/**
 * Takes an answer's headers, its words and the present moment; returns how long Zoom turns calls away.
 *
 * Retry-After comes as seconds or as an ISO date-time, and either may be missing (zoom-api.md 4).
 */
export function rateLimit(headers: Headers, message: string, now: Date): RateLimit {
  const type = headers.get("x-ratelimit-type") ?? "";
  const daily = /daily/i.test(type) || /daily/i.test(message);
  const told = retryAfter(headers.get("retry-after"), now);
  // Without a word from Zoom: a per-second limit is over after the next second.
  const seconds = told ?? (daily ? secondsToMidnight(now) : 1);
  return { retryAfterSeconds: Math.min(seconds, DAY_SECONDS), daily };
}

/** Takes a Retry-After header and returns seconds from `now`, never negative; null when it cannot be read. */
export function retryAfter(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? "";
  if (/^\d{1,7}(\.\d+)?$/.test(text)) return Number(text);
  const moment = text === "" ? Number.NaN : Date.parse(text);
  return Number.isNaN(moment) ? null : Math.max(0, (moment - now.getTime()) / 1000);
}

function secondsToMidnight(now: Date): number {
  return DAY_SECONDS - ((now.getTime() / 1000) % DAY_SECONDS);
}
