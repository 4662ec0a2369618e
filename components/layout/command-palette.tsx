"use client";

import dynamic from "next/dynamic";
import { useCallback, useEffect, useState } from "react";
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
const PaletteDialog = dynamic(() => import("./palette-dialog").then((module) => module.PaletteDialog), {
  ssr: false,
});

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
  return asked ? <PaletteDialog {...props} open={open} onClose={close} /> : null;
}
