import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { answerCall } from "./answer";
import { controlReply, isControl } from "./control/control";
import { perform } from "./faults/perform";
import { type Incoming, readIncoming } from "./incoming";
import { issueToken } from "./oauth";
import { limitReply } from "./rate-limit-reply";
import { type Reply, sendReply } from "./reply";
import { type Found, findRoute } from "./router";
import type { World } from "./world";

/** Zoom's gateway says this of paths that it does not know. */
const NOT_RECOGNISED: Reply = {
  status: 404,
  body: { code: 2300, message: "This API endpoint is not recognized." },
};

/** Answers one request: the control route, else the fault that meets it, else as Zoom would. */
export async function handleRequest(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const incoming = await readIncoming(request);
  response.setHeader("x-zm-trackingid", `SBX_${randomUUID()}`);
  response.setHeader("x-zm-request-id", randomUUID());
  if (isControl(incoming)) return sendReply(response, controlReply(world, incoming));
  const isToken = incoming.method === "POST" && incoming.segments.join("/") === "oauth/token";
  const found = findRoute(incoming);
  const name = isToken ? "POST /oauth/token" : (found?.route.name ?? "other");
  world.counts.receive(name);
  response.once("finish", () => world.counts.answer(name, response.statusCode));
  const fault = world.faults.take(incoming);
  perform(fault?.action, {
    response,
    run: (readLagMs = world.settings.readLagMs) => replyTo(world, incoming, { isToken, found, readLagMs }),
    limited: (limit, headers, retryAfter) => limitedReply(world, found, limit, headers, retryAfter),
    holdBack: (ms) => holdBack(world, found, ms),
    isWrite: found?.route.write !== undefined,
    send: (reply) => sendLater(response, reply, world.settings.answerMs),
  });
}

function sendLater(response: ServerResponse, reply: Reply, ms: number): void {
  if (ms === 0) sendReply(response, reply);
  else setTimeout(() => sendReply(response, reply), ms).unref();
}

type Call = { isToken: boolean; found: Found | undefined; readLagMs: number };

function replyTo(world: World, incoming: Incoming, call: Call): Reply {
  if (call.isToken) return issueToken(world, incoming);
  if (call.found === undefined) return NOT_RECOGNISED;
  return answerCall(world, incoming, call.found, call.readLagMs);
}

function limitedReply(
  world: World,
  found: Found | undefined,
  limit: "qps" | "daily",
  headers: boolean,
  retryAfter: string | undefined,
): Reply {
  const label = found?.route.label ?? "Light";
  const state = { label, limited: limit, limit: 0, remaining: 0, now: world.clock.now() };
  return limitReply(limit, { headers, state, ...(retryAfter === undefined ? {} : { retryAfter }) });
}

function holdBack(world: World, found: Found | undefined, ms: number): void {
  const account = world.accounts.live(found?.accountId ?? "", world.clock.today());
  if (account !== undefined) world.accounts.holdBack(account, ms);
}
