"use client";

import { type RefObject, useCallback, useEffect, useState } from "react";

export type Edge = "start" | "end";
type Wanted = number | Edge;

type RowCursorParts = {
  count: number;
  /** Rows that fit on the screen, for Page Up and Page Down. */
  pageRows: () => number;
  /** Brings the row into the page; it may not be in the DOM before. */
  reveal: (index: number) => void;
  /** Asks for an end of the list; true once its rows are there. */
  bring: (edge: Edge) => boolean;
  table: RefObject<HTMLElement | null>;
};

const steps: Record<string, (at: number, page: number) => Wanted> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, page) => at + page,
  PageUp: (at, page) => at - page,
  Home: () => "start",
  End: () => "end",
};

/**
 * The row that the arrow keys are on. The cursor is real focus on the row's link, so that Enter opens it and screen
 * readers say it; focus waits until a row far away has come and been drawn, or until `letGo` wants it no more.
 */
export function useRowCursor({ count, pageRows, reveal, bring, table }: RowCursorParts) {
  const [cursor, setCursor] = useState(-1);
  const [wanted, setWanted] = useState<Wanted | null>(null);

  /** Takes a key; true when the key moved the cursor. */
  const press = useCallback(
    (key: string): boolean => {
      const step = steps[key];
      if (!step || count === 0) return false;
      const next = step(cursor, pageRows());
      const target = typeof next === "number" ? clamp(next, count) : next;
      setWanted(target);
      setCursor(indexOf(target, count));
      reveal(indexOf(target, count));
      return true;
    },
    [count, cursor, pageRows, reveal],
  );

  const goTo = useCallback((index: number) => {
    setWanted(index);
    setCursor(index);
  }, []);

  const leave = useCallback(() => {
    setCursor(-1);
    setWanted(null);
  }, []);

  // After every drawing: the wanted row may have come with it, or moved because the number of rows is now known better.
  // With none wanted, rows may have shifted under the focus: the cursor is where Enter opens.
  useEffect(() => {
    if (wanted === null) {
      const row = document.activeElement?.closest<HTMLElement>("[data-row]");
      if (row && table.current?.contains(row)) setCursor(Number(row.dataset.row));
      return;
    }
    const isThere = typeof wanted === "number" || bring(wanted);
    const index = indexOf(wanted, count);
    reveal(index);
    if (!isThere) return;
    setCursor(index);
    const links = table.current?.querySelectorAll<HTMLElement>(`[data-row="${index}"] a`) ?? [];
    const shown = [...links].find((link) => link.offsetParent !== null);
    if (!shown) return;
    shown.focus({ preventScroll: true });
    setWanted(null);
  });

  return { cursor, setCursor, press, goTo, leave, letGo: () => setWanted(null) };
}

function indexOf(wanted: Wanted, count: number): number {
  if (typeof wanted === "number") return clamp(wanted, count);
  return wanted === "start" ? 0 : count - 1;
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
