import "server-only";
import type { Context } from "@/lib/server/context";
import { storeAccounts } from "@/lib/server/sync/store-accounts";
import { walkPages } from "@/lib/server/sync/walk-pages";
import { listAccounts } from "@/lib/server/zoom/accounts";

// The most that Zoom gives (zoom-api.md 2.2).
const PAGE_SIZE = 300;

/**
 * Reads the list of all sub-accounts into the directory.
 * @param onPage hears how many were listed so far; what it throws ends the walk
 * @returns every id that was listed, after a complete walk
 * @throws as `walkPages`
 */
export async function walkAccounts(
  context: Context,
  onPage: (listed: number) => Promise<void>,
): Promise<Set<string>> {
  const listedAt = context.clock.now();
  return walkPages(context, {
    read: (nextPageToken) =>
      listAccounts(context.zoom, { pageSize: PAGE_SIZE, nextPageToken }, { priority: "background" }),
    idsOf: ({ accounts }) => accounts.map(({ id }) => id),
    take: async ({ accounts }, seen) => {
      await storeAccounts(context, accounts, listedAt);
      await onPage(seen.size);
    },
  });
}
