import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "@/lib/server/context";
import { countRenewals, dropRenewals, storeRenewals } from "@/lib/server/sync/store-renewals";
import { decide, readDecisions } from "@/lib/server/sync/sync-state";
import { walkPages } from "@/lib/server/sync/walk-pages";
import { listRenewals } from "@/lib/server/zoom/renewals";

// The most that Zoom gives (zoom-api.md 2.14).
const PAGE_SIZE = 50;
const INTERVAL = 90;
// Some rows may be doubled or have come and gone between two pages.
const MOST_MISSING = 0.05;

/** How many renewals were listed, and how many of them were news. */
export type RenewalsRead = { listed: number; changed: number };

/** The list was left before its end: nothing may be decided from it. */
class RenewalsLeft extends Error {}

/**
 * Reads the next invoice's day and amount of every sub-account that is invoiced within 90 days: 2,000 calls for
 * 100,000 sub-accounts.
 * @returns null when the reading is paused or was stopped
 * @throws as `walkPages`
 */
export async function readRenewals(context: Context, signal?: AbortSignal): Promise<RenewalsRead | null> {
  const page = { interval: INTERVAL, pageSize: PAGE_SIZE } as const;
  let changed = 0;
  let total: number | null = null;
  const askIfWanted = async () => {
    if (signal?.aborted || (await readDecisions(context)).pausedAt) throw new RenewalsLeft();
  };
  try {
    const listed = await walkPages(context, {
      read: async (nextPageToken) => {
        await askIfWanted();
        return listRenewals(context.zoom, { ...page, nextPageToken }, { priority: "background" });
      },
      idsOf: ({ renewals }) => renewals.map(({ accountId }) => accountId),
      rest: async (ms) => void (await wait(ms, undefined, { signal }).catch(() => {})),
      take: async ({ renewals, totalRecords }) => {
        total = totalRecords;
        changed += await storeRenewals(context, renewals);
      },
    });
    await dropUnlisted(context, listed, total);
    await decide(context, { renewalsAt: context.clock.now() });
    return { listed: listed.size, changed };
  } catch (error) {
    if (error instanceof RenewalsLeft) return null;
    throw error;
  }
}

// Zoom's reference names no page token in the answer: a list that ended early must not cost the amounts of all others.
async function dropUnlisted(
  context: Context,
  listed: ReadonlySet<string>,
  total: number | null,
): Promise<void> {
  const expected = total ?? (await countRenewals(context));
  if (listed.size >= expected * (1 - MOST_MISSING)) return dropRenewals(context, listed);
  context.log.warn(
    { listed: listed.size, expected },
    "the list of renewals ended early; nothing was dropped",
  );
}
