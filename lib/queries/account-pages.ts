import type { AccountPage, AccountRow } from "@/lib/domain/account";

/** Which end of the directory pages are counted from. */
export type Anchor = "start" | "end";

/**
 * Where a page lies. `at` counts rows from the anchor: 0 is the first row, or -1 the last when the anchor is the end.
 * The page's rows come after that place or before it.
 */
export type PagePlace = { cursor: string | null; at: number; side: "after" | "before" };

/** A page that knows its place: `from` is its first row's, `list` the address whose rows it holds. */
export type PlacedPage = AccountPage & { from: number; anchor: Anchor; list: string };

// Beyond a total that is only a bound, so many more rows are shown to come.
const ROOM = 200;

/** The page at the anchor itself. Our API gives the last page for the cursor `end`. */
export function anchorPlace(anchor: Anchor): PagePlace {
  return anchor === "start"
    ? { cursor: null, at: 0, side: "after" }
    : { cursor: "end", at: 0, side: "before" };
}

/** Puts an answer in its place. */
export function placePage(page: AccountPage, list: string, anchor: Anchor, place: PagePlace): PlacedPage {
  const from = place.side === "after" ? place.at : place.at - page.items.length;
  return { ...page, from, anchor, list };
}

/** Where the page after this one lies; null after the last. */
export function nextPlace({ nextCursor, from, items }: PlacedPage): PagePlace | null {
  return nextCursor === null ? null : { cursor: nextCursor, at: from + items.length, side: "after" };
}

/** Where the page before this one lies; null before the first. */
export function previousPlace({ previousCursor, from }: PlacedPage): PagePlace | null {
  return previousCursor === null ? null : { cursor: previousCursor, at: from, side: "before" };
}

/** The loaded rows among all rows there are. */
export type PlacedRows = {
  rows: readonly AccountRow[];
  /** Index of the first loaded row among all rows. */
  first: number;
  /** All rows, so far as known; at least one more than loaded where more follow. */
  count: number;
  atStart: boolean;
  atEnd: boolean;
  anchor: Anchor;
  list: string;
  /** What people are told; not exact: "1,000+". */
  total: number;
  totalIsExact: boolean;
  /** Whether an index is truly a row's number; not so when rows are counted from an end whose number is unknown. */
  numbered: boolean;
  allTotal: number;
};

/**
 * Lays neighbouring pages among all rows. What the ends of the list say counts more than a number read earlier,
 * because rows come and go between two reads.
 * @param pages in display order; empty gives null
 */
export function placeRows(pages: readonly PlacedPage[]): PlacedRows | null {
  const [head, tail] = [pages[0], pages.at(-1)];
  if (!head || !tail) return null;
  const rows = pages.flatMap(({ items }) => items);
  const atStart = head.previousCursor === null;
  const atEnd = tail.nextCursor === null;
  const { anchor, list } = head;
  const newest = anchor === "start" ? tail : head;
  const { first, count } =
    anchor === "start"
      ? fromStart(head.from, rows.length, atStart, atEnd, newest)
      : fromEnd(head.from, rows.length, atStart, atEnd, newest);
  const known = newest.totalIsExact || (anchor === "start" ? atEnd : atStart);
  return {
    rows,
    first,
    count,
    atStart,
    atEnd,
    anchor,
    list,
    total: known ? count : newest.total,
    totalIsExact: known,
    numbered: known || anchor === "start",
    allTotal: newest.allTotal,
  };
}

type Bound = Pick<AccountPage, "total" | "totalIsExact">;

function fromStart(from: number, loaded: number, atStart: boolean, atEnd: boolean, bound: Bound) {
  const first = atStart ? 0 : Math.max(1, from);
  const end = first + loaded;
  return { first, count: atEnd ? end : Math.max(bound.total, end + more(bound)) };
}

function fromEnd(from: number, loaded: number, atStart: boolean, atEnd: boolean, bound: Bound) {
  const toEnd = atEnd ? loaded : Math.max(loaded + 1, -from);
  const count = atStart ? toEnd : Math.max(bound.total, toEnd + more(bound));
  return { first: count - toEnd, count };
}

function more({ totalIsExact }: Bound): number {
  return totalIsExact ? 1 : ROOM;
}
