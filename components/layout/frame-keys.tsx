"use client";

import { useEffect } from "react";
import { openPalette } from "./palette-events";

/** Ctrl K, or Cmd K on a Mac, asks for the palette on every page. */
export function FrameKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey) return;
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      openPalette();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return null;
}
