import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "@/lib/server/context";
import { storeAccounts } from "@/lib/server/sync/store-accounts";
import { walkPages } from "@/lib/server/sync/walk-pages";
import { listAccounts } from "@/lib/server/zoom/accounts";

// The most that Zoom gives (zoom-api.md 2.2).
const PAGE_SIZE = 300;

/**
 * Reads the list of all sub-accounts into the directory.
 * @param keep hears how many were listed so far, after each page and while one is waited for; what it throws ends the walk
 * @returns every id that was listed, after a complete walk
 * @throws as `walkPages`
 */
export async function walkAccounts(
  context: Context,
  keep: (listed: number) => Promise<void>,
  signal?: AbortSignal,
): Promise<Set<string>> {
  const listedAt = context.clock.now();
  let listed = 0;
  return walkPages(context, {
    read: (nextPageToken) =>
      listAccounts(context.zoom, { pageSize: PAGE_SIZE, nextPageToken }, { priority: "background" }),
    idsOf: ({ accounts }) => accounts.map(({ id }) => id),
    rest: async (ms) => {
      await wait(ms, undefined, { signal }).catch(() => {});
      await keep(listed);
    },
    take: async ({ accounts, unreadable }, seen) => {
      if (unreadable > 0)
        context.log.warn({ unreadable }, "the list has rows without an id; they are left out");
      await storeAccounts(context, accounts, listedAt);
      listed = seen.size;
      await keep(listed);
    },
  });
}
