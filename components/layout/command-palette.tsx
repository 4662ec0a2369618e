"use client";

import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { onPaletteAsked } from "./palette-events";
import type { Place } from "./places";

export type PaletteResult = {
  id: string;
  href: string;
  label: string;
  /** Quiet, at the right: an id, a status in words. */
  note?: string;
};

export type CommandPaletteProps = {
  places: readonly Place[];
  /** Finds sub-accounts by what was typed; must reject when `signal` is aborted. */
  search: (query: string, signal: AbortSignal) => Promise<PaletteResult[]>;
};

// Loaded on the first Ctrl K, so that no page pays for it.
const PaletteDialog = lazy(() =>
  import("./palette-dialog").then((module) => ({ default: module.PaletteDialog })),
);

/** Search or go to, on Ctrl K from every page. */
export function CommandPalette(props: CommandPaletteProps) {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  useEffect(
    () =>
      onPaletteAsked(() => {
        setAsked(true);
        setOpen(true);
      }),
    [],
  );
  const close = useCallback(() => setOpen(false), []);
  return asked ? (
    <Suspense>
      <PaletteDialog {...props} open={open} onClose={close} />
    </Suspense>
  ) : null;
}
