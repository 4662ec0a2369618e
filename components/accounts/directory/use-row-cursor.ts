"use client";

import { type RefObject, useCallback, useEffect, useState } from "react";

type RowCursorParts = {
  count: number;
  /** Rows that fit on the screen, for Page Up and Page Down. */
  pageRows: () => number;
  /** Brings the row into the page; it may not be in the DOM before. */
  reveal: (index: number) => void;
  table: RefObject<HTMLElement | null>;
};

const steps: Record<string, (at: number, count: number, page: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, _count, page) => at + page,
  PageUp: (at, _count, page) => at - page,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/**
 * The row that the arrow keys are on. The cursor is real focus on the row's link, so that Enter opens it and screen
 * readers say it; focus waits until a row far away has been drawn.
 */
export function useRowCursor({ count, pageRows, reveal, table }: RowCursorParts) {
  const [cursor, setCursor] = useState(-1);
  const [wanted, setWanted] = useState<number | null>(null);

  const moveTo = useCallback(
    (index: number) => {
      if (count === 0) return;
      const next = Math.max(0, Math.min(count - 1, index));
      reveal(next);
      setCursor(next);
      setWanted(next);
    },
    [count, reveal],
  );

  /** Takes a key; true when the key moved the cursor. */
  const press = useCallback(
    (key: string): boolean => {
      const step = steps[key];
      if (!step || count === 0) return false;
      moveTo(step(cursor, count, pageRows()));
      return true;
    },
    [count, cursor, moveTo, pageRows],
  );

  useEffect(() => {
    if (wanted === null) return;
    const links = table.current?.querySelectorAll<HTMLElement>(`[data-row="${wanted}"] a`) ?? [];
    const shown = [...links].find((link) => link.offsetParent !== null);
    if (!shown) return;
    shown.focus({ preventScroll: true });
    setWanted(null);
  });

  return { cursor, setCursor, press };
}
