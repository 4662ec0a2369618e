import "server-only";
import type { Pool } from "pg";
import type { Role } from "@/lib/domain/permissions";
import { type Database, database } from "@/lib/server/db/client";
import { type Env, env } from "@/lib/server/env";
import { type Logger, logger } from "@/lib/server/log";
import { createZoom, type Zoom } from "@/lib/server/zoom/client";

/** Where the time comes from; tests set their own. */
export type Clock = {
  now(): Date;
  /** By how many milliseconds a test has moved the time on, for what goes by the database's clock. */
  aheadMs?(): number;
};

/** Everything a service needs from outside. */
export type Context = { db: Database; pool: Pool; clock: Clock; zoom: Zoom; log: Logger; env: Env };

/** Who asks, in which request. `ip` is the nearest sender's address, null when nobody told it. */
export type Caller = {
  person: { id: string; name: string; email: string | null; role: Role };
  requestId: string;
  ip: string | null;
};

type ContextParts = Pick<Context, "db" | "log" | "env"> & Partial<Pick<Context, "clock" | "zoom">>;

/** Puts a context together; what is not given is the real thing. Sends and connects nothing. */
export function createContext(parts: ContextParts): Context {
  const { db, log, env: settings, clock = { now: () => new Date() } } = parts;
  const zoom = parts.zoom ?? createZoom({ env: settings, db, clock, log });
  return { db, pool: db.$client, clock, zoom, log, env: settings };
}

// Next loads modules more than once (routes and instrumentation), so the one context lives on globalThis.
const shared = globalThis as typeof globalThis & { plandeskContext?: Context };

/** The context of this process, made on first use. Throws EnvError when the settings are bad. */
export function getContext(): Context {
  shared.plandeskContext ??= createContext({ db: database(), log: logger(), env: env() });
  return shared.plandeskContext;
}

/** Makes `context` the one of this process, for a process or a test that built its own; null forgets it. */
export function setContext(context: Context | null): void {
  if (context) shared.plandeskContext = context;
  else delete shared.plandeskContext;
}
