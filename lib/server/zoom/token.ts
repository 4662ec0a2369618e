import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { Database } from "@/lib/server/db/client";
import type { Env } from "@/lib/server/env";
import type { Dispatch } from "@/lib/server/zoom/dispatcher";
import { plainText, ZoomNotSent } from "@/lib/server/zoom/errors";
import { requestToken } from "@/lib/server/zoom/token-request";
import {
  readTokenRow,
  storeToken,
  storeTokenFailure,
  type TokenRow,
  takeTokenLease,
  tokenRowId,
} from "@/lib/server/zoom/token-row";

export type TokenParts = {
  settings: Env["zoom"];
  db: Database;
  log: Pick<Logger, "warn">;
  dispatch: Dispatch;
  /** How long the token endpoint may take, in milliseconds. */
  deadlineMs: number;
};

export type Token = { accessToken: string; generation: number };

/** The master token of one process, shared with all others through its row in Postgres. */
export type Tokens = {
  /** A token that is good now. */
  current(): Promise<Token>;
  /** A token newer than `generation`, which Zoom turned away. */
  newerThan(generation: number): Promise<Token>;
};

type Kept = Token & { refreshAt: number; endsAt: number };

/** A token is renewed in the background after this part of its life. */
const REFRESH_AT = 0.8;
/** Seconds before its end at which a token is no longer used. */
const MARGIN_SECONDS = 1;
const RENEW_PAUSE_MS = 30_000;

/**
 * Gives one process its tokens. Both functions throw ZoomNotSent: `credentials` when Zoom turns our secret away,
 * `unreachable` when it does not answer.
 */
export function createTokens(parts: TokenParts): Tokens {
  const id = tokenRowId(parts.settings);
  const flights = new Map<number, Promise<Kept>>();
  let kept: Kept | null = null;
  let renewNotBefore = 0;

  // All callers of this process that need a newer token wait for one and the same search.
  function seek(after: number): Promise<Kept> {
    const running = flights.get(after);
    if (running) return running;
    const flight = findToken(parts, id, after)
      .then((found) => {
        kept = found;
        return found;
      })
      .finally(() => flights.delete(after));
    flights.set(after, flight);
    return flight;
  }

  function renew(token: Kept): void {
    renewNotBefore = performance.now() + RENEW_PAUSE_MS;
    seek(token.generation).catch((error: unknown) => {
      const reason = error instanceof Error ? plainText(error.message) : "unknown";
      parts.log.warn({ reason }, "The Zoom token could not be renewed; the present one is still good");
    });
  }

  return {
    async current() {
      const token = kept && performance.now() < kept.endsAt ? kept : await seek(0);
      const now = performance.now();
      if (now >= token.refreshAt && now >= renewNotBefore) renew(token);
      return token;
    },
    async newerThan(generation) {
      return kept && kept.generation > generation ? kept : seek(generation);
    },
  };
}

async function findToken(parts: TokenParts, id: string, after: number): Promise<Kept> {
  const { db, deadlineMs } = parts;
  const until = performance.now() + deadlineMs * 2;
  for (let round = 0; performance.now() < until; round += 1) {
    const row = await readTokenRow(db, id);
    const token = usable(row, after);
    if (token) return token;
    if (row.failure) throw remembered(row.failure);
    // Longer than the fetch can take, so that a lease only passes on when its process died.
    const lease = await takeTokenLease(db, id, row.generation, (deadlineMs / 1000) * 1.5);
    if (lease) await fetchToken(parts, id, lease);
    else await sleep(Math.random() * Math.min(250, 25 * 2 ** round) + 5);
  }
  throw remembered({ kind: "unreachable", message: "No Zoom token came in time", retrySeconds: 5 });
}

async function fetchToken({ db, settings, ...parts }: TokenParts, id: string, lease: string): Promise<void> {
  const asked = performance.now();
  const grant = await requestToken(settings, parts);
  if ("accessToken" in grant) {
    // Its life began when Zoom made it, at the earliest when we asked.
    const expiresIn = grant.expiresIn - (performance.now() - asked) / 1000;
    return storeToken(db, id, lease, { ...grant, expiresIn });
  }
  parts.log.warn({ kind: grant.kind, reason: grant.message }, "Zoom gave no token");
  return storeTokenFailure(db, id, lease, grant);
}

function usable(row: TokenRow, after: number): Kept | null {
  const { accessToken, generation, remaining, life } = row;
  if (accessToken === null || remaining === null || life === null) return null;
  if (generation <= after || remaining <= MARGIN_SECONDS) return null;
  const now = performance.now();
  const refreshAt = now + (remaining - life * (1 - REFRESH_AT)) * 1000;
  return { accessToken, generation, refreshAt, endsAt: now + (remaining - MARGIN_SECONDS) * 1000 };
}

function remembered(failure: NonNullable<TokenRow["failure"]>): ZoomNotSent {
  const { kind, message, retrySeconds } = failure;
  return new ZoomNotSent({ reason: kind, message, retryAfterSeconds: retrySeconds });
}
