"use client";

import { useSyncExternalStore } from "react";

// The look's one breakpoint: below it a row has two lines and the whole page scrolls.
const NARROW = "(width < 40rem)";

function subscribe(listener: () => void) {
  const media = window.matchMedia(NARROW);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

/** True below 640 px; false on the server. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(NARROW).matches,
    () => false,
  );
}
