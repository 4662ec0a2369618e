import type { ServerResponse } from "node:http";
import type { Reply } from "../reply";
import { cutReply, dripReply } from "./broken-delivery";
import type { FaultAction } from "./fault";
import { spoiledReply } from "./spoiled-reply";

/** What a fault works on: how to carry out the request, and how to let reads of its account lag. */
export type FaultTarget = {
  response: ServerResponse;
  /** Carries out the request and returns its answer; `readLagMs` lets a read answer an older state. */
  run: (readLagMs?: number) => Reply;
  /** The 429 of this request's limit. */
  limited: (limit: "qps" | "daily", headers: boolean, retryAfter: string | undefined) => Reply;
  /** Holds the account's present state back from reads for `ms`, for use before a write is applied. */
  holdBack: (ms: number) => void;
  isWrite: boolean;
  send: (reply: Reply) => void;
};

/** Does what the action says to one request. Without an action the request is simply answered. */
export function perform(action: FaultAction | undefined, target: FaultTarget): void {
  if (action === undefined) target.send(target.run());
  else if (isDisturbance(action)) disturb(action, target);
  else spoil(action, target);
}

type Disturbance = Extract<FaultAction, { kind: (typeof DISTURBANCES)[number] }>;

const DISTURBANCES = [
  "delay",
  "hang",
  "reset_before",
  "reset_after",
  "apply_no_answer",
  "apply_late",
  "stale_reads",
  "rate_limited",
] as const;

function isDisturbance(action: FaultAction): action is Disturbance {
  return DISTURBANCES.some((kind) => kind === action.kind);
}

/** The request is late, lost or limited; an answer that is sent is a whole one. */
function disturb(action: Disturbance, target: FaultTarget): void {
  switch (action.kind) {
    case "delay":
      later(action.ms, () => target.send(target.run()));
      break;
    case "hang":
      break;
    case "reset_before":
      reset(target.response);
      break;
    case "reset_after":
      target.run();
      reset(target.response);
      break;
    case "apply_no_answer":
      target.run();
      break;
    case "apply_late":
      later(action.ms, () => target.run());
      if (action.connection === "reset") reset(target.response);
      break;
    case "stale_reads":
      if (target.isWrite) target.holdBack(action.ms);
      target.send(target.run(action.ms));
      break;
    case "rate_limited":
      target.send(target.limited(action.limit, action.headers ?? true, action.retryAfter));
      break;
  }
}

/** Damage needs a real answer: a read is carried out for it, a write only when `apply` says so. */
const DAMAGE = new Set<FaultAction["kind"]>([
  "cut_json",
  "drip",
  "duplicate_keys",
  "null_plans",
  "wrong_types",
]);

/** The answer is replaced or damaged. */
function spoil(action: Exclude<FaultAction, Disturbance>, target: FaultTarget): void {
  const apply = "apply" in action && action.apply === true;
  const carriedOut = apply || (DAMAGE.has(action.kind) && !target.isWrite);
  const real = carriedOut ? target.run() : { status: 200, body: {} };
  if (action.kind === "cut_json") cutReply(target.response, real, action.reset === true);
  else if (action.kind === "drip") dripReply(target.response, real, action);
  else target.send(spoiledReply(action, real));
}

function later(ms: number, act: () => void): void {
  setTimeout(act, ms).unref();
}

function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}
