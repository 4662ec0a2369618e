import "server-only";
import type { LookupFunction } from "node:net";
import { createZoomLookup } from "@/lib/server/zoom/zoom-lookup";

type AgentOptions = { connect: { timeout: number; lookup: LookupFunction }; pipelining?: number };
type AgentClass = new (options: AgentOptions) => object;
/** What `fetch` takes beside its usual options to choose connections. */
export type Dispatch = { dispatcher?: object };

const GLOBAL_DISPATCHER = Symbol.for("undici.globalDispatcher.1");

/**
 * Connections for reads, which are kept, and for writes, each of which gets a new one: a kept connection that Zoom just
 * closed would leave a write's outcome unknown for nothing.
 *
 * Takes the longest time for TCP and TLS in milliseconds. Node's own limit of 10 s stays when Node's fetch runs on
 * something else than its own agent, such as a proxy.
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

// The agent must come from the undici inside Node: fetch refuses one of another version, and Node does not export it.
function agentClass(): AgentClass | null {
  // Node loads its undici with the first use of one of its classes.
  new Headers();
  const current: unknown = Reflect.get(globalThis, GLOBAL_DISPATCHER);
  const found = typeof current === "object" && current !== null ? current.constructor : null;
  return found?.name === "Agent" ? (found as AgentClass) : null;
}
