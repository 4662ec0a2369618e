import "server-only";
import type { Arrivals } from "@/lib/server/zoom/arrivals";
import type { Breaker, Outcome } from "@/lib/server/zoom/breaker";
import type { Priority, RateLabel, SentAnswer } from "@/lib/server/zoom/call";
import type { Dispatch } from "@/lib/server/zoom/dispatcher";
import { ZoomNoAnswer, ZoomNotSent } from "@/lib/server/zoom/errors";
import { isTokenRefusal, judge } from "@/lib/server/zoom/judge";
import type { Limiter, Place } from "@/lib/server/zoom/limiter";
import type { Feature, MissingScopes } from "@/lib/server/zoom/missing-scope";
import { type HttpOrder, request } from "@/lib/server/zoom/request";
import type { Token, Tokens } from "@/lib/server/zoom/token";

/** What sending needs of the process. */
export type Sender = {
  limiter: Limiter;
  arrivals: Arrivals;
  tokens: Tokens;
  breakers: { read: Breaker; write: Breaker };
  scopes: MissingScopes;
  clock: { now(): Date };
};

/** A call on its way. `timeLeftMs` shrinks by the time that exchanges with Zoom take; waiting in our queue is not counted. */
export type Call = {
  method: string;
  url: string;
  feature: Feature;
  body?: string | undefined;
  label: RateLabel;
  priority: Priority;
  dispatch: Dispatch;
  timeLeftMs: number;
  /** True once a refused token was replaced; it is done once a call. */
  renewed: boolean;
  /** Of a write: no byte may leave from this `performance.now()` on. */
  sendBefore?: number | undefined;
  /** Of a write: its place, asked for ahead; good for one exchange. */
  place?: Place | undefined;
  /** Of a write: asked right before it leaves; what it throws stops it. */
  lastLook?: (() => Promise<void>) | undefined;
};

/**
 * Sends a call once, and once more with a new token when Zoom turned the token away: then it certainly did nothing.
 * A second refusal stands, since code 124 also means an account that is not ours (forum 39617).
 */
export async function attempt(sender: Sender, call: Call): Promise<SentAnswer> {
  breakerOf(sender, call).check();
  const token = await tokenFor(sender, call);
  try {
    return await exchange(sender, call, token);
  } catch (error) {
    if (call.renewed || call.timeLeftMs <= 0 || !isTokenRefusal(error)) throw error;
    call.renewed = true;
    return exchange(sender, call, await sender.tokens.newerThan(token.generation));
  }
}

async function tokenFor({ tokens, scopes }: Sender, { feature }: Call): Promise<Token> {
  const token = await tokens.current();
  return scopes.needsNewToken(feature, token.generation) ? tokens.newerThan(token.generation) : token;
}

async function exchange(sender: Sender, call: Call, token: Token): Promise<SentAnswer> {
  await placeOf(sender, call)();
  const arrived = await sender.arrivals.enter(call.label, call.priority);
  try {
    return await send(sender, call, token);
  } finally {
    arrived();
  }
}

async function send(sender: Sender, call: Call, token: Token): Promise<SentAnswer> {
  await call.lastLook?.();
  const ended = breakerOf(sender, call).enter();
  const sentAt = sender.clock.now();
  const began = performance.now();
  try {
    const answer = judge(await request(orderOf(call, token)), sender.clock.now());
    ended("answered");
    return { ...answer, sentAt };
  } catch (error) {
    ended(outcomeOf(error));
    sender.scopes.learn(call.feature, token.generation, error);
    await slowDown(sender, call, error, (performance.now() - began) / 1000);
    throw error;
  } finally {
    call.timeLeftMs -= performance.now() - began;
  }
}

function placeOf({ limiter }: Sender, call: Call): Place {
  const { place = () => limiter.take(call.label, call.priority) } = call;
  call.place = undefined;
  return place;
}

function breakerOf({ breakers }: Sender, { method }: Call): Breaker {
  return method === "GET" ? breakers.read : breakers.write;
}

// Zoom works as long as it answers, be it that it refuses or has had enough for now.
function outcomeOf(error: unknown): Outcome {
  if (error instanceof ZoomNoAnswer) return "failed";
  if (!(error instanceof ZoomNotSent)) return "answered";
  return error.limit === null ? "failed" : "answered";
}

async function slowDown(sender: Sender, call: Call, error: unknown, seconds: number): Promise<void> {
  if (!(error instanceof ZoomNotSent) || error.limit === null) return;
  const limit = { retryAfterSeconds: error.retryAfterSeconds ?? 1, daily: error.limit === "day" };
  // The verdict on the call stands, whether or not the database took the news.
  await sender.limiter.block(call.label, limit, seconds).catch(() => {});
}

function orderOf(call: Call, token: Token): HttpOrder {
  return {
    method: call.method,
    url: call.url,
    headers: headers(call, token),
    body: call.body,
    deadlineMs: call.timeLeftMs,
    sendBefore: call.sendBefore,
    dispatch: call.dispatch,
    secrets: [token.accessToken],
  };
}

function headers(call: Call, token: Token): Record<string, string> {
  const authorization = `Bearer ${token.accessToken}`;
  return call.body === undefined ? { authorization } : { authorization, "content-type": "application/json" };
}
