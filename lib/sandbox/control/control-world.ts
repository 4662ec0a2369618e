import type { FaultRule } from "../faults/fault";
import type { Credentials } from "../options";
import type { Reply } from "../reply";
import type { World } from "../world";
import { checkedFault } from "./checked-fault";
import { checkedSettings } from "./checked-settings";
import type { ControlCall } from "./control-call";

/** Answers the controls of faults, records, tokens, settings and clock; undefined for others. */
export function controlWorld(world: World, call: ControlCall): Reply | undefined {
  const key = [call.method, call.noun, ...call.rest].join(" ");
  const handler = HANDLERS[key];
  return handler?.(world, call);
}

const DONE: Reply = { status: 204 };

const HANDLERS: Record<string, (world: World, call: ControlCall) => Reply> = {
  "GET faults": (world) => ({ status: 200, body: world.faults.list() }),
  "POST faults": (world, { body }) => {
    const rule: FaultRule = checkedFault(body());
    return { status: 201, body: world.faults.add(rule) };
  },
  "DELETE faults": (world) => done(() => world.faults.clear()),
  "GET ledger": (world) => ({ status: 200, body: world.ledger.view() }),
  "GET counts": (world) => ({ status: 200, body: world.counts.view() }),
  "DELETE counts": (world) => done(() => world.counts.clear()),
  "POST reset": (world) => done(() => world.reset()),
  "POST tokens revoke": (world) => done(() => world.tokens.revokeAll()),
  "PUT credentials": (world, { body }) =>
    done(() => {
      world.credentials = { ...world.credentials, ...(body() as Partial<Credentials>) };
    }),
  "GET settings": (world) => ({ status: 200, body: world.settings }),
  "PATCH settings": (world, { body }) => {
    world.settings = { ...world.settings, ...checkedSettings(body()) };
    return { status: 200, body: world.settings };
  },
  "GET clock": (world) => clockReply(world),
  "PUT clock": (world, { body }) => {
    const { now, advanceMs } = body();
    if (typeof now === "string") world.clock.set(now);
    else if (typeof advanceMs === "number") world.clock.advance(advanceMs);
    else throw new Error("the clock takes now or advanceMs");
    return clockReply(world);
  },
  "POST limits spend": (world, { body }) =>
    done(() => {
      const { heavyCalls } = body();
      if (typeof heavyCalls !== "number") throw new Error("spending takes heavyCalls");
      world.limits.spendHeavy(heavyCalls, world.clock.now());
    }),
};

function done(act: () => void): Reply {
  act();
  return DONE;
}

function clockReply(world: World): Reply {
  return { status: 200, body: { now: world.clock.now().toISOString() } };
}
