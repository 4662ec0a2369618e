import "server-only";
import { ZoomRefused } from "@/lib/server/zoom/errors";

/** What a call is, whatever the sub-account: `GET accounts/{accountId}/plans`. */
export type Feature = string;

/** Remembers which features our Zoom app lacks the scope for, so that they are not asked for again and again. */
export type MissingScopes = {
  /**
   * Throws the refusal while the feature is off. True: the next call may try again, with a newer token, since new
   * scopes need one (zoom-api.md 4).
   */
  needsNewToken(feature: Feature, generation: number): boolean;
  /** Takes what a call threw; turns its feature off when a scope was missing. */
  learn(feature: Feature, generation: number, error: unknown): void;
};

/** A feature that is off is tried again after so long, should somebody have added the scope. */
const LOOK_AGAIN_MS = 300_000;

/** Makes an empty memory for one process. `now` gives milliseconds. */
export function createMissingScopes(now: () => number): MissingScopes {
  const off = new Map<Feature, { refusal: ZoomRefused; generation: number; until: number }>();
  return {
    needsNewToken(feature, generation) {
      const found = off.get(feature);
      if (!found || found.generation !== generation) return false;
      if (now() < found.until) throw again(found.refusal);
      found.until = now() + LOOK_AGAIN_MS;
      return true;
    },
    learn(feature, generation, error) {
      if (error instanceof ZoomRefused && isMissingScope(error))
        off.set(feature, { refusal: error, generation, until: now() + LOOK_AGAIN_MS });
    },
  };
}

/** True for a refusal that names a missing scope; it comes with any HTTP status, 400 too (zoom-api.md 4). */
export function isMissingScope({ code, message }: ZoomRefused): boolean {
  return code === 4711 || (code === 4700 && /scope/i.test(message));
}

/** Takes a call's method and path segments; returns its feature. */
export function featureOf(method: string, path: readonly string[]): Feature {
  const [first, second, ...rest] = path;
  const named = first === "accounts" && second !== undefined && second !== "billing";
  return `${method} ${(named ? [first, "{accountId}", ...rest] : path).join("/")}`;
}

function again({ status, code, message, requestId }: ZoomRefused): ZoomRefused {
  return new ZoomRefused({ status, code, message, requestId, asked: false });
}
