import "server-only";
import type { LookupFunction } from "node:net";
import { createZoomLookup } from "@/lib/server/zoom/zoom-lookup";

type AgentOptions = { connect: { timeout: number; lookup: LookupFunction }; pipelining?: number };
type AgentClass = new (options: AgentOptions) => Dispatcher;
/** What undici's dispatchers can do: it tells the handler of each step of the exchange. */
export type Dispatcher = { dispatch(options: object, handler: object): boolean };
/** The connections to use; Node's own when there are none. */
export type Dispatch = { dispatcher?: Dispatcher };

const GLOBAL_DISPATCHER = Symbol.for("undici.globalDispatcher.1");

/**
 * Connections for reads, which are kept, and for writes, each of which gets a new one: a kept connection that Zoom just
 * closed would leave a write's outcome unknown for nothing.
 *
 * Takes the longest time for TCP and TLS in milliseconds. Node's own limit of 10 s stays when Node runs on something
 * else than its own agent, such as a proxy.
 */
export function createDispatch(connectMs: number): { reads: Dispatch; writes: Dispatch } {
  const Agent = agentClass();
  if (!Agent) return { reads: {}, writes: {} };
  const connect = { timeout: connectMs, lookup: createZoomLookup() };
  return {
    reads: { dispatcher: new Agent({ connect }) },
    writes: { dispatcher: new Agent({ connect, pipelining: 0 }) },
  };
}

/** The dispatcher itself. Node's own is looked up with each use, since it can be replaced. */
export function dispatcherOf({ dispatcher }: Dispatch): Dispatcher {
  return dispatcher ?? globalDispatcher();
}

// The undici inside Node, which does not export it: no package is needed, and it is as old as Node itself.
function agentClass(): AgentClass | null {
  const found = globalDispatcher().constructor;
  return found.name === "Agent" ? (found as AgentClass) : null;
}

function globalDispatcher(): Dispatcher {
  // Node loads its undici with the first use of one of its classes.
  new Headers();
  return Reflect.get(globalThis, GLOBAL_DISPATCHER) as Dispatcher;
}
