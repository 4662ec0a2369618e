const OPEN = "plandesk:open-palette";

/** Asks for the command palette, wherever the asking button stands. */
export function openPalette(): void {
  window.dispatchEvent(new Event(OPEN));
}

/** Calls `open` whenever the palette is asked for; gives the function that stops it. */
export function onPaletteAsked(open: () => void): () => void {
  window.addEventListener(OPEN, open);
  return () => window.removeEventListener(OPEN, open);
}
