import type { MouseEvent } from "react";

const AGAIN_MS = 50;
const LONGEST_MS = 500;

let heldSince = 0;

/**
 * Holds a press on a link until the search that was just typed stands in the address: Next drops where a link leads
 * when the address is written after the press.
 * @param search what stands in the search box
 */
export function holdPress(event: MouseEvent, search = ""): void {
  const { target, ctrlKey, metaKey, shiftKey } = event;
  const written = new URLSearchParams(location.search).get("q")?.trim() ?? "";
  const now = performance.now();
  if (written === search.trim() || ctrlKey || metaKey || shiftKey || !(target instanceof HTMLElement))
    heldSince = 0;
  else if (target.closest("a") && (heldSince === 0 || now - heldSince < LONGEST_MS)) {
    heldSince ||= now;
    event.preventDefault();
    event.stopPropagation();
    setTimeout(() => target.click(), AGAIN_MS);
  }
}
