"use client";

import { type RefObject, useEffect, useRef } from "react";

/** Calls back on Esc, and when pointer or focus goes elsewhere. */
export function useOutside(box: RefObject<HTMLElement | null>, active: boolean, onLeave: () => void) {
  const leave = useRef(onLeave);
  useEffect(() => {
    leave.current = onLeave;
  });
  useEffect(() => {
    if (!active) return;
    const away = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) leave.current();
    };
    const leaveOnEscape = (event: KeyboardEvent) => {
      if (event.key === "Escape") leave.current();
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    document.addEventListener("keydown", leaveOnEscape);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
      document.removeEventListener("keydown", leaveOnEscape);
    };
  }, [active, box]);
}
