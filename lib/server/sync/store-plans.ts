import "server-only";
import { sql } from "drizzle-orm";
import { plansSeen } from "@/lib/domain/change-effect";
import type { PlanLine } from "@/lib/domain/plan-line";
import { planLines } from "@/lib/domain/plan-lines";
import type { Context } from "@/lib/server/context";
import { runStatement } from "@/lib/server/db/run-statement";
import { planVersion } from "@/lib/server/sync/plan-version";
import {
  judgedBy,
  type Reading,
  type StoreRow,
  type StoreSureness,
  storeParts,
  storeResult,
} from "@/lib/server/sync/store-statement";

type Json = Record<string, unknown>;
type Parts = Pick<Context, "db" | "clock">;

/** Plans as they were kept; `readAt` is when a reading last showed them. */
export type Snapshot = { raw: Json; readAt: Date; version: string; lines: PlanLine[] };

/**
 * What a reading showed. `newer`: the different plans that are kept instead, because they were read later, or because
 * the reading came from a part of Zoom that lags. `previous`: the different plans that it replaced; null when nothing
 * was kept, or when nothing was replaced.
 */
export type StoredReading = {
  version: string;
  lines: PlanLine[];
  newer: Snapshot | null;
  previous: Snapshot | null;
};

// Each further try means that yet another reading of the same sub-account came between.
const MOST_TRIES = 50;

/** Makes a reading of an answer: its lines and their version. `readAt` is the moment the read began. */
export function readingOf(accountId: string, raw: Json, readAt: Date): Reading {
  const lines = planLines(raw);
  return { accountId, raw, readAt, version: planVersion(lines), lines };
}

/**
 * Keeps a reading of a sub-account's plans: the answer whole, its lines, and the directory's columns, in one durable
 * statement. One that shows what is kept only moves `accounts.plans_read_at` on. An answer asked for before the one
 * already kept changes nothing: reads overtake each other.
 * @param raw the body of GET /accounts/{id}/plans
 * @param readAt the moment the read began
 */
export async function storePlans(
  context: Parts,
  accountId: string,
  raw: Json,
  readAt: Date,
): Promise<StoredReading> {
  return storeReading(context, readingOf(accountId, raw, readAt));
}

/** The same for a reading that was made already. */
export async function storeReading(context: Parts, reading: Reading): Promise<StoredReading> {
  const { version, lines } = reading;
  let sure: StoreSureness = null;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const [row] = await runStatement<StoreRow>(
      context.db,
      sql`with ${storeParts(context, reading, sure)} ${storeResult}`,
    );
    if (row?.verdict === "again") continue;
    const kept = row ? snapshotOf(row) : null;
    if (row?.verdict === "older" && kept?.version !== version) {
      return { version, lines, newer: kept, previous: null };
    }
    if (row?.verdict !== "ask")
      return { version, lines, newer: null, previous: row ? replacedBy(row) : null };
    if (kept && isStale(row, { lines, kept: kept.lines })) {
      return { version, lines, newer: kept, previous: null };
    }
    sure = judgedBy(row);
  }
  throw new Error(`readings of sub-account ${reading.accountId} keep overtaking each other`);
}

/** The plans that a stored reading replaced; null when it replaced none. */
export function replacedBy(row: StoreRow): Snapshot | null {
  return row.verdict === "new" ? snapshotOf(row) : null;
}

function snapshotOf({ kept, keptReadAt }: StoreRow): Snapshot | null {
  return kept && keptReadAt && { ...kept, readAt: keptReadAt, lines: planLines(kept.raw) };
}

/**
 * True for a reading that shows the plans as they were before a change that an earlier reading has just proven: it
 * came from a part of Zoom that lags behind, and must not turn the screens back.
 */
function isStale({ recent }: StoreRow, { lines, kept }: { lines: PlanLine[]; kept: PlanLine[] }): boolean {
  return recent !== null && plansSeen(recent, lines) === "before" && plansSeen(recent, kept) === "target";
}
