import type { Incoming } from "./incoming";
import type { Route } from "./route";
import { ROUTES } from "./routes/routes";

/** A request's route and the account in its path. */
export type Found = { route: Route; accountId: string };

/** Returns the call that a request means, or undefined for every other path. */
export function findRoute(incoming: Incoming): Found | undefined {
  const [version, ...segments] = incoming.segments;
  if (version !== "v2") return undefined;
  for (const route of ROUTES) {
    if (route.method === incoming.method && fits(route.segments, segments)) {
      return { route, accountId: segments[route.segments.indexOf("{accountId}")] ?? "" };
    }
  }
  return undefined;
}

function fits(pattern: string[], segments: string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, at) => (part === "{accountId}" ? segments[at] !== "" : part === segments[at]))
  );
}

/** Returns the account in any /v2/accounts/{id}/... path, also one that is no route; empty when there is none. */
export function accountInPath(incoming: Incoming): string {
  const [version, noun, accountId = ""] = incoming.segments;
  return version === "v2" && noun === "accounts" ? accountId : "";
}
