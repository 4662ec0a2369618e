"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useState } from "react";
import { useNarrow } from "./use-narrow";

// Heights of the look: a row of 36 px, of two lines below 640 px (58 and its hairline).
const ROW_PX = 36;
const NARROW_ROW_PX = 59;
const HEAD_PX = 36;
const OVERSCAN = 12;

type WindowParts = {
  count: number;
  /** Holds the table. It scrolls on wide screens; on narrow ones the page's `main` does, header and all. */
  region: RefObject<HTMLElement | null>;
};

/** Which rows are near the screen. Row heights are fixed, so nothing is measured and nothing shifts. */
export function useDirectoryWindow({ count, region }: WindowParts) {
  const narrow = useNarrow();
  const [above, setAbove] = useState(HEAD_PX);
  useEffect(() => {
    setAbove(narrow ? (region.current?.offsetTop ?? 0) : HEAD_PX);
  }, [narrow, region]);
  const estimateSize = useCallback(() => (narrow ? NARROW_ROW_PX : ROW_PX), [narrow]);
  const virtualizer = useVirtualizer<HTMLElement, HTMLTableRowElement>({
    count,
    getScrollElement: () => (narrow ? (region.current?.closest("main") ?? null) : region.current),
    estimateSize,
    overscan: OVERSCAN,
    scrollMargin: above,
    scrollPaddingStart: narrow ? 0 : HEAD_PX,
    scrollPaddingEnd: narrow ? 0 : HEAD_PX,
    // The server draws one screen too, so that the rows are there before any script runs.
    initialRect: { width: 1_200, height: 800 },
  });
  useEffect(() => {
    void estimateSize;
    virtualizer.measure();
  }, [estimateSize, virtualizer]);
  const items = virtualizer.getVirtualItems();
  return {
    items: items.map(({ index, start, end }) => ({ index, start: start - above, end: end - above })),
    height: virtualizer.getTotalSize(),
    visible: virtualizer.range,
    last: items.at(-1)?.index ?? -1,
    reveal: useCallback((index: number) => virtualizer.scrollToIndex(index), [virtualizer]),
  };
}

export type DirectoryWindow = ReturnType<typeof useDirectoryWindow>;
