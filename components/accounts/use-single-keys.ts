"use client";

import { useEffect, useRef } from "react";

/**
 * Keys without a modifier, anywhere on the page. They rest while a field has focus and while a menu or dialog is
 * open (WCAG 2.1.4). `onKey` gets `/`, a lower-case letter or a name such as "ArrowDown", and says whether it took it.
 */
export function useSingleKeys(onKey: (key: string) => boolean) {
  const handler = useRef(onKey);
  useEffect(() => {
    handler.current = onKey;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTaken(event.target)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (handler.current(key)) event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

const TAKEN =
  "input, textarea, select, [contenteditable], dialog, [role=dialog], [role=menu], [role=listbox]";

function isTaken(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TAKEN) !== null;
}
