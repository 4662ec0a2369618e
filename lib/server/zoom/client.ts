import "server-only";
import type { Logger } from "pino";
import type { WriteTicket } from "@/lib/server/changes/ticket";
import type { Database } from "@/lib/server/db/client";
import type { Env } from "@/lib/server/env";
import type { Deadlines, ZoomAnswer, ZoomRead, ZoomWrite } from "@/lib/server/zoom/call";

/** The way to Zoom. Both throw ZoomRefused, ZoomNotSent or ZoomNoAnswer. */
export type Zoom = {
  read(call: ZoomRead): Promise<ZoomAnswer>;
  /** The ticket proves that the change is journalled as *sending*. */
  write(ticket: WriteTicket, call: ZoomWrite): Promise<ZoomAnswer>;
};

/** What a client is made of; `deadlines` is for tests. */
export type ZoomParts = {
  env: Pick<Env, "zoom">;
  db: Database;
  clock: { now(): Date };
  log: Pick<Logger, "info" | "warn">;
  deadlines?: Partial<Deadlines>;
};

/** Makes the way to Zoom for one process; nothing is sent before the first call. */
export function createZoom(parts: ZoomParts): Zoom {
  throw new Error(`not built yet: ${parts.env.zoom.apiBaseUrl}`);
}
