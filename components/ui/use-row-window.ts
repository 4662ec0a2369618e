"use client";

import { type RefObject, useCallback, useEffect, useState } from "react";
import { useNarrow } from "./use-narrow";

// Heights of the look: a row of 36 px, of two lines below 640 px (58 and its hairline). Because every row is as high
// as the next, its place is a product, and no virtual-list package (12 kB) has to measure anything.
const ROW_PX = 36;
const NARROW_ROW_PX = 59;
/** The head that stays over the rows on wide screens, also the room kept below the cursor row. */
const HEAD_PX = 36;
const OVERSCAN = 8;
/** More rows than this are drawn only when so many are seen: each costs time at every turn of the wheel. */
const MOST_DRAWN = 72;
/** The server draws one screen too, so that rows are there before any script runs. */
const FIRST_SCREEN = { startIndex: 0, endIndex: 21 };

type WindowParts = {
  count: number;
  /** Holds the table. It scrolls on wide screens; on narrow ones the page's `main` does, header and all. */
  region: RefObject<HTMLElement | null>;
  /** Height of a row on wide screens, in px. */
  wideRowPx?: number;
};

type Visible = { startIndex: number; endIndex: number };
export type RowWindow = {
  /** Rows to draw: those on the screen and some before and after. Empty: `last` is before `first`. */
  first: number;
  last: number;
  /** Height in px of all rows before and after the drawn ones. */
  before: number;
  after: number;
  visible: Visible;
  /** Scrolls no further than needed for a row to be seen whole. */
  reveal: (index: number) => void;
  /** Scrolls by a number of rows; negative goes up. */
  scrollRows: (rows: number) => void;
  /** Scrolls to the first row, when the screen is below it. */
  toTop: () => void;
};

/** Which rows are near the screen. */
export function useRowWindow({ count, region, wideRowPx = ROW_PX }: WindowParts): RowWindow {
  const narrow = useNarrow();
  const rowPx = narrow ? NARROW_ROW_PX : wideRowPx;
  const [visible, setVisible] = useState<Visible>(FIRST_SCREEN);
  useEffect(() => {
    const place = placeOf(region, narrow);
    if (!place) return;
    const { box, scroller } = place;
    const look = () => setVisible((now) => same(now, visibleRows(box, scroller, narrow, rowPx)));
    look();
    scroller.addEventListener("scroll", look, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(scroller);
    sizes.observe(box);
    return () => {
      scroller.removeEventListener("scroll", look);
      sizes.disconnect();
    };
  }, [region, narrow, rowPx]);

  const overscan = overscanOf(visible);
  const first = Math.max(0, Math.min(visible.startIndex, count - 1) - overscan);
  const last = Math.min(count - 1, visible.endIndex + overscan);
  return {
    first,
    last,
    before: first * rowPx,
    after: Math.max(0, count - 1 - last) * rowPx,
    visible,
    ...useScrolling(region, narrow, rowPx),
  };
}

function useScrolling(region: WindowParts["region"], narrow: boolean, rowPx: number) {
  const reveal = useCallback(
    (index: number) => {
      const place = placeOf(region, narrow);
      if (!place) return;
      const { box, scroller } = place;
      const top = rowsTop(box, narrow) + index * rowPx;
      const covered = narrow ? 0 : HEAD_PX;
      if (top - covered < scroller.scrollTop) scroller.scrollTop = top - covered;
      else if (top + rowPx > scroller.scrollTop + scroller.clientHeight)
        scroller.scrollTop = top + rowPx - scroller.clientHeight;
    },
    [region, narrow, rowPx],
  );
  const scrollRows = useCallback(
    (rows: number) => {
      const place = placeOf(region, narrow);
      if (place) place.scroller.scrollTop += rows * rowPx;
    },
    [region, narrow, rowPx],
  );
  const toTop = useCallback(() => {
    const place = placeOf(region, narrow);
    if (!place) return;
    const top = narrow ? place.box.offsetTop : 0;
    if (place.scroller.scrollTop > top) place.scroller.scrollTop = top;
  }, [region, narrow]);
  return { reveal, scrollRows, toTop };
}

function overscanOf({ startIndex, endIndex }: Visible): number {
  const seen = endIndex - startIndex + 1;
  return Math.max(0, Math.min(OVERSCAN, Math.floor((MOST_DRAWN - seen) / 2)));
}

// On narrow screens the whole page scrolls in `main`.
function placeOf(region: WindowParts["region"], narrow: boolean) {
  const box = region.current;
  const scroller = narrow ? box?.closest("main") : box;
  return box && scroller ? { box, scroller } : null;
}

// On narrow screens the page's header stands above the rows, in the same scrolling box.
function rowsTop(box: HTMLElement, narrow: boolean): number {
  return narrow ? box.offsetTop : HEAD_PX;
}

function visibleRows(box: HTMLElement, scroller: HTMLElement, narrow: boolean, rowPx: number): Visible {
  const covered = narrow ? 0 : HEAD_PX;
  const top = scroller.scrollTop + covered - rowsTop(box, narrow);
  const bottom = scroller.scrollTop + scroller.clientHeight - rowsTop(box, narrow);
  return {
    startIndex: Math.max(0, Math.floor(top / rowPx)),
    endIndex: Math.max(0, Math.ceil(bottom / rowPx) - 1),
  };
}

function same(now: Visible, next: Visible): Visible {
  return now.startIndex === next.startIndex && now.endIndex === next.endIndex ? now : next;
}
