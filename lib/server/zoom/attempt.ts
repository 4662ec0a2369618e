import "server-only";
import type { Priority, RateLabel, ZoomAnswer } from "@/lib/server/zoom/call";
import type { Dispatch } from "@/lib/server/zoom/dispatcher";
import { ZoomNotSent } from "@/lib/server/zoom/errors";
import { isTokenRefusal, judge } from "@/lib/server/zoom/judge";
import type { Limiter } from "@/lib/server/zoom/limiter";
import { request } from "@/lib/server/zoom/request";
import type { Token, Tokens } from "@/lib/server/zoom/token";

/** What sending needs of the process. */
export type Sender = { limiter: Limiter; tokens: Tokens; clock: { now(): Date } };

/** A call on its way. `timeLeftMs` shrinks by the time that exchanges with Zoom take; waiting in our queue is not counted. */
export type Call = {
  method: string;
  url: string;
  body?: string | undefined;
  label: RateLabel;
  priority: Priority;
  dispatch: Dispatch;
  timeLeftMs: number;
  /** True once a refused token was replaced; it is done once a call. */
  renewed: boolean;
  /** Of a write: no byte may leave from this `performance.now()` on. */
  sendBefore?: number | undefined;
};

/**
 * Sends a call once, and once more with a new token when Zoom turned the token away: then it certainly did nothing.
 * A second refusal stands, since code 124 also means an account that is not ours (forum 39617).
 */
export async function attempt(sender: Sender, call: Call): Promise<ZoomAnswer> {
  const token = await sender.tokens.current();
  try {
    return await exchange(sender, call, token);
  } catch (error) {
    if (call.renewed || call.timeLeftMs <= 0 || !isTokenRefusal(error)) throw error;
    call.renewed = true;
    return exchange(sender, call, await sender.tokens.newerThan(token.generation));
  }
}

async function exchange(sender: Sender, call: Call, token: Token): Promise<ZoomAnswer> {
  await sender.limiter.take(call.label, call.priority);
  const began = performance.now();
  try {
    const answer = await request({
      method: call.method,
      url: call.url,
      headers: headers(call, token),
      body: call.body,
      deadlineMs: call.timeLeftMs,
      sendBefore: call.sendBefore,
      dispatch: call.dispatch,
      secrets: [token.accessToken],
    });
    return judge(answer, sender.clock.now());
  } catch (error) {
    if (error instanceof ZoomNotSent && error.reason === "rate_limited") {
      await sender.limiter.block(call.label, error.retryAfterSeconds ?? 1);
    }
    throw error;
  } finally {
    call.timeLeftMs -= performance.now() - began;
  }
}

function headers(call: Call, token: Token): Record<string, string> {
  const authorization = `Bearer ${token.accessToken}`;
  return call.body === undefined ? { authorization } : { authorization, "content-type": "application/json" };
}
