import "server-only";
import type { AccountQuery } from "@/lib/domain/account-query";
import type { Database } from "@/lib/server/db/client";

// For so long a filter that found more than are counted is not counted again: who turns its pages is told "1,000+"
// each time, and counting costs as much as reading a page.
const KNOWN_MS = 10_000;
const MOST_KNOWN = 1_000;

const known = new WeakMap<Database, Map<string, number>>();

/** True when the filter of a query found more than `COUNTED_AT_MOST` sub-accounts within the last ten seconds. */
export function isKnownLarge(db: Database, query: AccountQuery, now: Date): boolean {
  const left = (known.get(db)?.get(filterKey(query)) ?? 0) - now.getTime();
  // More is left when the clock was set back.
  return left > 0 && left <= KNOWN_MS;
}

/** Notes that the filter of a query finds more than `COUNTED_AT_MOST`. */
export function rememberLarge(db: Database, query: AccountQuery, now: Date): void {
  const filters = known.get(db) ?? new Map<string, number>();
  if (filters.size >= MOST_KNOWN) filters.clear();
  filters.set(filterKey(query), now.getTime() + KNOWN_MS);
  known.set(db, filters);
}

function filterKey({ sort, cursor, limit, ...filter }: AccountQuery): string {
  return JSON.stringify(Object.entries(filter).sort());
}
