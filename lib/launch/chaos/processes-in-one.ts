import type { Sandbox } from "@/lib/sandbox/server";
import { type Clock, type Context, createContext } from "@/lib/server/context";
import { openDatabase } from "@/lib/server/db/client";
import { type Env, readEnv } from "@/lib/server/env";
import { createLogger } from "@/lib/server/log";
import { createZoom } from "@/lib/server/zoom/client";

/** A clock that runs with real time and can be moved on; the pretended Zoom's is moved with it. */
export type ChaosClock = Clock & { ahead: number };

/** A clock that stands where real time does. */
export function newClock(): ChaosClock {
  const clock = { ahead: 0, now: () => new Date(Date.now() + clock.ahead), aheadMs: () => clock.ahead };
  return clock;
}

// A round is over in a second or two: a write that hangs must not hold it up for twenty.
const TIMINGS = { write: 400, read: 400, backoffMin: 5, backoffMax: 40 };
/** For whoever must not be hurried, on a busy machine. */
export const PATIENT = { write: 20_000, read: 10_000 };
/** Milliseconds after which the product has surely given a write up. */
export const GIVEN_UP_MS = 600;
// The limits of Zoom are another matter; here they would only make the run long.
const UNLIMITED_SHARE = 100;

/** The settings of every process of the run. */
export function chaosEnv(sandbox: Pick<Sandbox, "apiBaseUrl" | "tokenUrl">, databaseUrl: string): Env {
  const env = readEnv({
    ZOOM_API_BASE_URL: sandbox.apiBaseUrl,
    ZOOM_OAUTH_TOKEN_URL: sandbox.tokenUrl,
    ZOOM_ACCOUNT_ID: "sandbox-master-account",
    ZOOM_CLIENT_ID: "sandbox-client-id",
    ZOOM_CLIENT_SECRET: "sandbox-client-secret",
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: "a secret that nobody needs in a chaos run",
    AUTH_DEMO_USERS: "1",
  });
  return { ...env, zoom: { ...env.zoom, rateShare: UNLIMITED_SHARE } };
}

/** What stands for one process: its own connections, token memory and limiter over the common database. */
export function standIn(env: Env, clock: ChaosClock, timings: Partial<typeof TIMINGS> = {}): Context {
  const db = openDatabase(env.databaseUrl);
  const log = createLogger("silent");
  const zoom = createZoom({ env, db, clock, log, timings: { ...TIMINGS, ...timings } });
  return createContext({ db, env, log, clock, zoom });
}
