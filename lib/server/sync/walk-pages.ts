import "server-only";
import type { Context } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import { ZoomNoAnswer, ZoomNotSent, ZoomRefused } from "@/lib/server/zoom/errors";

type Page = { nextPageToken: string | null };

/** A list of Zoom's that comes in pages. What `take` and `rest` throw ends the walk. */
export type PagedList<P extends Page> = {
  read(nextPageToken: string | null): Promise<P>;
  /** Waits before a page that did not come is asked for again; throws when the walk is to end. */
  rest(ms: number): Promise<void>;
  idsOf(page: P): string[];
  /** Keeps a page; `seen` are all ids met so far, from lists that broke off too. */
  take(page: P, seen: ReadonlySet<string>): Promise<void>;
};

const MOST_WALKS = 5;
// Accounts that come and go may fill a page with known ones; more such pages in a row and we are led in circles.
const MOST_STALE_PAGES = 10;
// A page that does not come must not cost those before it: some three minutes of rests, of the fifteen a token lives.
const RESTS_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000, 30_000, 30_000, 30_000];
const PASSING: ReadonlySet<string> = new Set(["unreachable", "rate_limited", "circuit_open"]);

/**
 * Reads a list from its first page to its last. A next_page_token lives 15 minutes; when Zoom refuses one, the list is
 * read from page one again, and what was seen stays seen.
 * @returns every id that was met; only ever after a walk that was complete
 * @throws ZoomError; AppError `zoom_invalid_answer` when the pages have no end
 */
export async function walkPages<P extends Page>(
  { log }: Pick<Context, "log">,
  list: PagedList<P>,
): Promise<Set<string>> {
  const seen = new Set<string>();
  for (let walk = 1; ; walk += 1) {
    if (await walkOnce(list, seen, walk === MOST_WALKS)) return seen;
    log.warn({ walk }, "Zoom no longer takes the page token; the list is read again");
  }
}

// false: the token died on the way.
async function walkOnce<P extends Page>(
  list: PagedList<P>,
  seen: Set<string>,
  isLast: boolean,
): Promise<boolean> {
  const ids = new Set<string>();
  let nextPageToken: string | null = null;
  let stale = 0;
  do {
    const page: P | null = await readPatiently(list, nextPageToken, isLast);
    if (page === null) return false;
    const known = ids.size;
    for (const id of list.idsOf(page)) {
      ids.add(id);
      seen.add(id);
    }
    stale = ids.size > known ? 0 : stale + 1;
    if (stale > MOST_STALE_PAGES) throw new AppError("zoom_invalid_answer");
    await list.take(page, seen);
    nextPageToken = page.nextPageToken;
  } while (nextPageToken !== null);
  return true;
}

async function readPatiently<P extends Page>(
  list: PagedList<P>,
  nextPageToken: string | null,
  isLast: boolean,
): Promise<P | null> {
  for (const ms of RESTS_MS) {
    try {
      return await readOrNull(list, nextPageToken, isLast);
    } catch (error) {
      // Before the first page nothing is lost, and people hear at once that Zoom is away.
      if (nextPageToken === null || !isPassing(error)) throw error;
      await list.rest(ms);
    }
  }
  return readOrNull(list, nextPageToken, isLast);
}

// A limit of the day and credentials that Zoom does not take do not pass within minutes.
function isPassing(error: unknown): boolean {
  if (error instanceof ZoomNotSent) return PASSING.has(error.reason) && error.limit !== "day";
  return error instanceof ZoomNoAnswer;
}

async function readOrNull<P extends Page>(
  list: PagedList<P>,
  nextPageToken: string | null,
  isLast: boolean,
): Promise<P | null> {
  try {
    return await list.read(nextPageToken);
  } catch (error) {
    if (error instanceof ZoomRefused && nextPageToken !== null && !isLast) return null;
    throw error;
  }
}
