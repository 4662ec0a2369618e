"use client";

import { useEffect, useRef } from "react";

/**
 * Binds keys of a page while it is open: "Ctrl+Enter" (also Cmd), "Escape", or one letter or digit. Single keys rest
 * while a field has focus.
 */
export function useKeys(keys: Readonly<Record<string, () => void>>, on = true): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat) return;
      const act = latest.current[nameOf(event)];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [on]);
}

function nameOf(event: KeyboardEvent): string {
  const control = event.ctrlKey || event.metaKey;
  if (control) return `Ctrl+${event.key}`;
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select") !== null;
  return typing && event.key.length === 1 ? "" : event.key;
}
