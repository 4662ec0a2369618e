import "server-only";
import type { AnswerHeaders } from "@/lib/server/zoom/exchange";

/** How long Zoom turns calls away; `daily` limits end at midnight UTC unless a header says otherwise. */
export type RateLimit = { retryAfterSeconds: number; daily: boolean };

const DAY_SECONDS = 86_400;
// Zoom's clock and ours differ by a little: at our midnight its day may still last.
const AFTER_MIDNIGHT_SECONDS = 5;
/** A daily limit that is met so soon after midnight, in seconds, is the old day's. */
const OLD_DAY_SECONDS = 600;
const LOOK_AGAIN_SECONDS = 30;

/**
 * Takes an answer's headers, its words and the present moment; returns how long Zoom turns calls away.
 *
 * Retry-After comes as seconds or as an ISO date-time, and either may be missing (zoom-api.md 4).
 */
export function rateLimit(headers: AnswerHeaders, message: string, now: Date): RateLimit {
  const type = headers.get("x-ratelimit-type") ?? "";
  const daily = /daily/i.test(type) || /daily/i.test(message);
  const told = retryAfter(headers.get("retry-after"), now);
  // Without a word from Zoom: a per-second limit is over after the next second.
  const seconds = daily ? dayEnds(told, now) : (told ?? 1);
  return { retryAfterSeconds: Math.min(seconds, DAY_SECONDS), daily };
}

/** Takes a Retry-After header and returns seconds from `now`, never negative; null when it cannot be read. */
export function retryAfter(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? "";
  if (/^\d{1,7}(\.\d+)?$/.test(text)) return Number(text);
  const moment = text === "" ? Number.NaN : Date.parse(text);
  return Number.isNaN(moment) ? null : Math.max(0, (moment - now.getTime()) / 1000);
}

function dayEnds(told: number | null, now: Date): number {
  const sinceMidnight = (now.getTime() / 1000) % DAY_SECONDS;
  if (told === null && sinceMidnight < OLD_DAY_SECONDS) return LOOK_AGAIN_SECONDS;
  const seconds = told ?? DAY_SECONDS - sinceMidnight;
  return Math.max(LOOK_AGAIN_SECONDS, seconds + AFTER_MIDNIGHT_SECONDS);
}
