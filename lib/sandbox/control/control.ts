import { type Incoming, jsonObject, mediaType } from "../incoming";
import { Refusal } from "../refusal";
import type { Reply } from "../reply";
import type { World } from "../world";
import { controlAccounts } from "./control-accounts";
import { controlWorld } from "./control-world";

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);
const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Says whether a request is meant for the control route. */
export function isControl(incoming: Incoming): boolean {
  return incoming.segments[0] === "__control";
}

/**
 * Answers a control request. Only from loopback and under a loopback host name, so that a page of another site
 * that resolves to this machine cannot reach it.
 */
export function controlReply(world: World, incoming: Incoming): Reply {
  const local = LOOPBACK.has(incoming.remoteAddress) && LOOPBACK_HOST.test(incoming.headers.host ?? "");
  if (!local) return { status: 403, body: { error: "the control route answers loopback only" } };
  // A form or plain text could be posted by any page without asking; JSON could not.
  if (incoming.method !== "GET" && mediaType(incoming) !== "application/json") {
    return { status: 415, body: { error: "the control route takes application/json" } };
  }
  try {
    const { segments } = incoming;
    const body = () => jsonObject(incoming);
    const call = { method: incoming.method, noun: segments[1] ?? "", rest: segments.slice(2), body };
    const reply = controlWorld(world, call) ?? controlAccounts(world, call);
    return reply ?? { status: 404, body: { error: `no such control: ${call.method} ${incoming.path}` } };
  } catch (error) {
    if (error instanceof Refusal || error instanceof Error)
      return { status: 400, body: { error: error.message } };
    throw error;
  }
}
