"use client";

import { type ReactNode, Suspense, useRef } from "react";
import { cx } from "@/components/ui/cx";
import { useOutside } from "./use-outside";

type PopPanelProps = {
  open: boolean;
  onClose: () => void;
  /** What opens it; it stays where it is. */
  button: ReactNode;
  /** Where the panel stands in the nearest positioned box. */
  className: string;
  children: ReactNode;
};

/** A button and the panel that it opens over the page; Esc and a press elsewhere close it. */
export function PopPanel({ open, onClose, button, className, children }: PopPanelProps) {
  const box = useRef<HTMLDivElement>(null);
  useOutside(box, open, onClose);
  return (
    <div ref={box}>
      {button}
      {open ? (
        <div className={cx("absolute top-full z-20 rounded-panel bg-raised shadow-popover", className)}>
          <Suspense>{children}</Suspense>
        </div>
      ) : null}
    </div>
  );
}
