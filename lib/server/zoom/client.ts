import "server-only";
import type { Logger } from "pino";
import type { WriteTicket } from "@/lib/server/changes/ticket";
import type { Database } from "@/lib/server/db/client";
import type { Env } from "@/lib/server/env";
import type { RateLabel, SentAnswer, Timings, ZoomAnswer, ZoomRead, ZoomWrite } from "@/lib/server/zoom/call";
import { createDispatch } from "@/lib/server/zoom/dispatcher";
import { createGuards } from "@/lib/server/zoom/guards";
import type { Place } from "@/lib/server/zoom/limiter";
import { featureOf } from "@/lib/server/zoom/missing-scope";
import { zoomUrl } from "@/lib/server/zoom/path";
import { readWithRetries } from "@/lib/server/zoom/read";
import { createRetryBudget } from "@/lib/server/zoom/retry-budget";
import { createTokens } from "@/lib/server/zoom/token";
import { writeOnce } from "@/lib/server/zoom/write";

/** The way to Zoom. Both throw ZoomRefused, ZoomNotSent or ZoomNoAnswer, or what the database threw. */
export type Zoom = {
  read(call: ZoomRead): Promise<SentAnswer>;
  /** Asks for the place of a write that is being made ready. */
  reserve(label: RateLabel): Place;
  /** The ticket proves that the change is journalled as *sending*, and until when it may leave. */
  write(ticket: WriteTicket, call: ZoomWrite): Promise<ZoomAnswer>;
};

/**
 * What a client is made of. For tests: `timings`, `breakerCalls` (how many calls a breaker judges by) and by how much
 * the clock was moved on.
 */
export type ZoomParts = {
  env: Pick<Env, "zoom">;
  db: Database;
  clock: { now(): Date; aheadMs?(): number };
  log: Pick<Logger, "warn">;
  timings?: Partial<Timings>;
  breakerCalls?: number;
};

const TIMINGS: Timings = {
  connect: 3_000,
  read: 10_000,
  write: 20_000,
  token: 10_000,
  backoffMin: 200,
  backoffMax: 5_000,
};

/** Makes the way to Zoom for one process; nothing is sent before the first call. */
export function createZoom(parts: ZoomParts): Zoom {
  const { db, clock, log } = parts;
  const settings = parts.env.zoom;
  const timings = { ...TIMINGS, ...parts.timings };
  const dispatch = createDispatch(timings.connect);
  const tokens = createTokens({ settings, db, log, dispatch: dispatch.writes, deadlineMs: timings.token });
  const sender = { ...createGuards(parts), tokens, clock };
  const budget = createRetryBudget();
  return {
    async read({ path, query, label, priority = "person" }) {
      const url = zoomUrl(settings.apiBaseUrl, path, query);
      const way = { dispatch: dispatch.reads, timeLeftMs: timings.read, renewed: false };
      const feature = featureOf("GET", path);
      return readWithRetries(
        sender,
        { method: "GET", url, feature, label, priority, ...way },
        budget,
        timings,
      );
    },
    reserve: (label) => sender.limiter.reserve(label, "write"),
    async write({ sendBefore, place, lastLook }, { method, path, body, label }) {
      const url = zoomUrl(settings.apiBaseUrl, path);
      const way = {
        dispatch: dispatch.writes,
        timeLeftMs: timings.write,
        renewed: false,
        sendBefore,
        place,
        lastLook,
      };
      const call = { method, url, feature: featureOf(method, path), body: JSON.stringify(body), ...way };
      return writeOnce(sender, { ...call, label, priority: "write" }, timings);
    },
  };
}
