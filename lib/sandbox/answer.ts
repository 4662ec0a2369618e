import { refusalReply } from "./contract";
import type { Incoming } from "./incoming";
import type { LimitState } from "./limits";
import { limitHeaders, limitReply } from "./rate-limit-reply";
import { Refusal } from "./refusal";
import type { Reply } from "./reply";
import type { Route } from "./route";
import type { Found } from "./router";
import type { World } from "./world";

/** Carries out one API request: token, limit, then the route. Returns its answer with the rate-limit headers. */
export function answerCall(world: World, incoming: Incoming, found: Found, readLagMs: number): Reply {
  try {
    world.tokens.check(incoming.headers.authorization, world.clock.now());
  } catch (error) {
    return refused(world, incoming, found, error);
  }
  const { settings } = world;
  const state = world.limits.take(found.route.label, world.clock.now(), settings);
  if (state.limited !== null) return limitReply(state.limited, { headers: settings.rateLimitHeaders, state });
  return withLimits(settings.rateLimitHeaders, state, carryOut(world, incoming, found, readLagMs));
}

function carryOut(world: World, incoming: Incoming, found: Found, readLagMs: number): Reply {
  const { route, accountId } = found;
  try {
    if (isRelative(route, incoming)) world.ledger.countRelative();
    return route.handle({ world, incoming, accountId, readLagMs });
  } catch (error) {
    return refused(world, incoming, found, error);
  }
}

function refused(world: World, incoming: Incoming, { route, accountId }: Found, error: unknown): Reply {
  if (!(error instanceof Refusal)) throw error;
  const reply = refusalReply(error, world.settings.contract);
  if (route.write !== undefined) {
    world.ledger.refuse({
      at: world.clock.now().toISOString(),
      accountId,
      method: incoming.method,
      path: incoming.path,
      body: bodyShown(incoming.text),
      status: reply.status,
      code: error.code,
      message: error.message,
    });
  }
  return reply;
}

function bodyShown(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Looks for the relative field in the raw text, so that a request refused for its shape is found too. */
function isRelative(route: Route, incoming: Incoming): boolean {
  return route.write !== undefined && incoming.text.includes('"increasing_hosts"');
}

function withLimits(wanted: boolean, state: LimitState, reply: Reply): Reply {
  return wanted ? { ...reply, headers: { ...limitHeaders(state), ...reply.headers } } : reply;
}
