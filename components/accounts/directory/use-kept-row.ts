"use client";

import { type MouseEvent, useEffect, useRef } from "react";

type Kept = { list: string; row: number };
const NAME = "directoryRow";

/**
 * Comes back to the row from which somebody went on, when they go back. It is kept beside the address in the
 * browser's history, where another filter or another visit never meets it.
 * @param list which rows these are
 * @param goTo brings a row into sight and focuses it
 * @returns what the box around the rows does with a press
 */
export function useKeptRow(list: string | undefined, goTo: (row: number) => void) {
  const done = useRef(false);
  useEffect(() => {
    if (done.current || list === undefined) return;
    done.current = true;
    const kept: Kept | undefined = window.history.state?.[NAME];
    if (kept?.list === list) goTo(kept.row);
  }, [list, goTo]);
  return (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-row]") : null;
    if (!row || list === undefined) return;
    const kept: Kept = { list, row: Number(row.dataset.row) };
    window.history.replaceState({ ...window.history.state, [NAME]: kept }, "");
  };
}
