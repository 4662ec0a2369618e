import "server-only";
import type { Context } from "@/lib/server/context";
import { markGone, storeAccounts } from "@/lib/server/sync/store-accounts";
import { listAccounts } from "@/lib/server/zoom/accounts";
import { ZoomRefused } from "@/lib/server/zoom/errors";

// The most that Zoom gives (zoom-api.md 2.2).
const PAGE_SIZE = 300;
const MOST_WALKS = 3;

/**
 * Reads the list of all sub-accounts into the directory. A next_page_token lives 15 minutes; when Zoom refuses one,
 * the walk begins again at page one.
 * @param onPage hears how many were listed so far
 */
export async function walkAccounts(
  context: Context,
  onPage: (listed: number) => Promise<void>,
): Promise<void> {
  const listedAt = context.clock.now();
  for (let walk = 1; ; walk += 1) {
    const ids = new Set<string>();
    if (await walkOnce(context, listedAt, ids, walk === MOST_WALKS, onPage)) {
      await markGone(context, listedAt);
      return;
    }
    context.log.warn({ walk }, "Zoom no longer takes the page token; the list is read again");
  }
}

// false: the token died on the way.
async function walkOnce(
  context: Context,
  listedAt: Date,
  ids: Set<string>,
  isLast: boolean,
  onPage: (listed: number) => Promise<void>,
): Promise<boolean> {
  let nextPageToken: string | null = null;
  do {
    const page = await readPage(context, nextPageToken, isLast);
    if (page === null) return false;
    const known = ids.size;
    for (const { id } of page.accounts) ids.add(id);
    await storeAccounts(context, page.accounts, listedAt);
    await onPage(ids.size);
    // A token that leads to nothing new would lead us in circles.
    nextPageToken = ids.size > known ? page.nextPageToken : null;
  } while (nextPageToken !== null);
  return true;
}

async function readPage({ zoom }: Context, nextPageToken: string | null, isLast: boolean) {
  const query = { pageSize: PAGE_SIZE, ...(nextPageToken === null ? {} : { nextPageToken }) };
  try {
    return await listAccounts(zoom, query, { priority: "background" });
  } catch (error) {
    if (error instanceof ZoomRefused && nextPageToken !== null && !isLast) return null;
    throw error;
  }
}
