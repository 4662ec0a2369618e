import "server-only";
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db/client";
import type { Env } from "@/lib/server/env";
import { ZoomNotSent } from "@/lib/server/zoom/errors";

/** Why the last fetch of a token failed: our credentials are wrong, or nobody answered. */
export type TokenFailureKind = "credentials" | "unreachable";

/** After a failure nobody asks again for this many seconds, in any process; each further failure doubles them. */
const FAILURE_SECONDS: Readonly<Record<TokenFailureKind, number>> = { credentials: 30, unreachable: 5 };
const LONGEST_PAUSE_SECONDS = 60;

/** The shared token. Times are seconds by the database's clock, so that processes need not agree on theirs. */
export type TokenRow = {
  accessToken: string | null;
  generation: number;
  /** Seconds left; null without a token. */
  remaining: number | null;
  /** Seconds it was given in all. */
  life: number | null;
  /** Until somebody may ask again. */
  failure: { kind: TokenFailureKind; message: string; retrySeconds: number } | null;
  /** Failed fetches since the last good one. */
  failures: number;
};

/** Names the row of an app and address: after a change of settings the old app's token must not be used. */
export function tokenRowId({ tokenUrl, apiBaseUrl, accountId, clientId }: Env["zoom"]): string {
  const app = JSON.stringify([tokenUrl, apiBaseUrl, accountId, clientId]);
  return `master:${createHash("sha256").update(app).digest("hex").slice(0, 16)}`;
}

type RawRow = {
  access_token: string | null;
  generation: number;
  remaining: number | null;
  life: number | null;
  failure: string | null;
  failures: number;
  retry: number | null;
};

const pauseEnds = sql`failed_at + make_interval(secs => least(${LONGEST_PAUSE_SECONDS}::float8,
  power(2, greatest(failures, 1) - 1) * case when failure like 'credentials:%' then ${FAILURE_SECONDS.credentials}::float8
    else ${FAILURE_SECONDS.unreachable}::float8 end))`;

/** Reads the token's row; makes an empty one when there is none. */
export async function readTokenRow(db: Database, id: string): Promise<TokenRow> {
  const { rows } = await db.execute<RawRow>(sql`
    select access_token, generation, failure, failures,
      extract(epoch from expires_at - clock_timestamp())::float8 as remaining,
      extract(epoch from expires_at - fetched_at)::float8 as life,
      extract(epoch from ${pauseEnds} - clock_timestamp())::float8 as retry
    from zoom_token where id = ${id}`);
  const row = rows[0];
  if (row) {
    const { access_token: accessToken, generation, remaining, life, failures } = row;
    return { accessToken, generation, remaining, life, failure: failureOf(row), failures };
  }
  await db.execute(sql`insert into zoom_token (id) values (${id}) on conflict do nothing`);
  return { accessToken: null, generation: 0, remaining: null, life: null, failure: null, failures: 0 };
}

function failureOf({ failure, retry }: RawRow): TokenRow["failure"] {
  if (failure === null || retry === null || retry <= 0) return null;
  const kind = failure.startsWith("credentials:") ? "credentials" : "unreachable";
  return { kind, message: failure.slice(kind.length + 2), retrySeconds: Math.ceil(retry) };
}

/**
 * Takes the right to fetch the next token, for `seconds`.
 *
 * Returns the lease to hand back, or null when another process has it, a newer token came or a failure is fresh.
 */
export async function takeTokenLease(
  db: Database,
  id: string,
  generation: number,
  seconds: number,
): Promise<string | null> {
  const { rows } = await db.execute<{ lease: string }>(sql`
    update zoom_token set lease_until = clock_timestamp() + make_interval(secs => ${seconds})
    where id = ${id} and generation = ${generation}
      and (lease_until is null or lease_until < clock_timestamp())
      and (failed_at is null or ${pauseEnds} < clock_timestamp())
    returning lease_until::text as lease`);
  return rows[0]?.lease ?? null;
}

/**
 * Stores a fetched token as the next generation; does nothing when the lease passed to another process.
 *
 * Throws ZoomNotSent when the database fails: its own error would name the token among the query's values.
 */
export async function storeToken(
  db: Database,
  id: string,
  lease: string,
  token: { accessToken: string; expiresIn: number },
): Promise<void> {
  const statement = sql`
    update zoom_token set access_token = ${token.accessToken}, generation = generation + 1,
      fetched_at = clock_timestamp(), lease_until = null, failed_at = null, failure = null, failures = 0,
      expires_at = clock_timestamp() + make_interval(secs => ${token.expiresIn})
    where id = ${id} and lease_until::text = ${lease}`;
  try {
    await db.execute(statement);
  } catch {
    throw new ZoomNotSent({ reason: "unreachable", message: "The Zoom token could not be stored" });
  }
}

/** Remembers that fetching failed, for all processes. `message` must hold no secret. */
export async function storeTokenFailure(
  db: Database,
  id: string,
  lease: string,
  failure: { kind: TokenFailureKind; message: string },
): Promise<void> {
  await db.execute(sql`
    update zoom_token set failed_at = clock_timestamp(), lease_until = null, failures = failures + 1,
      failure = ${`${failure.kind}: ${failure.message}`}
    where id = ${id} and lease_until::text = ${lease}`);
}
