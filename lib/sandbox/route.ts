import type { Incoming } from "./incoming";
import type { Label } from "./limits";
import type { Reply } from "./reply";
import type { WriteName } from "./state/account";
import type { World } from "./world";

/** What a route handler gets. `accountId` is empty on routes without one. */
export type RouteCall = {
  world: World;
  incoming: Incoming;
  accountId: string;
  /** Reads answer the state of this many milliseconds ago. */
  readLagMs: number;
};

/** One call of Zoom's API. */
export type Route = {
  /** Name in the counts, e.g. `GET /accounts/{accountId}/plans`. */
  name: string;
  method: string;
  /** Segments after /v2; `{accountId}` stands for one. */
  segments: string[];
  label: Label;
  write?: WriteName;
  /** Answers the call or throws a Refusal. */
  handle: (call: RouteCall) => Reply;
};
