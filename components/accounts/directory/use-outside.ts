"use client";

import { type RefObject, useEffect, useRef } from "react";

/** Calls back on Esc and on a press elsewhere; focus that is lost when it ends goes to the box's button. */
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
    document.addEventListener("keydown", leaveOnEscape);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("keydown", leaveOnEscape);
      if (document.activeElement !== document.body) return;
      // One that is not shown takes no focus.
      for (const button of box.current?.querySelectorAll("button") ?? []) button.focus();
    };
  }, [active, box]);
}
