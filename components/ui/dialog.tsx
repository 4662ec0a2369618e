"use client";

import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef } from "react";
import { cx } from "./cx";

type DialogProps = {
  open: boolean;
  /** Called for Esc and for a press outside, never for a button inside. */
  onClose: () => void;
  title: string;
  /** The title is only read out: the content shows what it is. */
  titleHidden?: boolean;
  children: ReactNode;
  /** At the foot, right-aligned: "Keep it" (Esc), then the verb. */
  actions?: ReactNode;
  className?: string;
  /** Takes focus when the dialog opens; else the browser chooses. */
  initialFocus?: RefObject<HTMLElement | null>;
};

/**
 * A modal dialog, the browser's own: it keeps focus inside and gives it back. Only to cancel something, or for the
 * command palette; everything else is a page.
 */
export function Dialog({ open, onClose, title, titleHidden = false, ...rest }: DialogProps) {
  const { children, actions, className, initialFocus } = rest;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Before the element is gone: one that is no more in the page does not give focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element || !open) return;
    element.showModal();
    initialFocus?.current?.focus();
    return () => element.close();
  }, [open, initialFocus]);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const onCancel = (event: Event) => {
      if (event.target !== element) return;
      event.preventDefault();
      onClose();
    };
    // Padding belongs to the content, so only the backdrop is the dialog itself.
    const onPress = (event: MouseEvent) => {
      if (event.target === element) onClose();
    };
    element.addEventListener("cancel", onCancel);
    element.addEventListener("mousedown", onPress);
    return () => {
      element.removeEventListener("cancel", onCancel);
      element.removeEventListener("mousedown", onPress);
    };
  }, [onClose]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className={cx(
        "m-auto w-[26.5rem] max-w-[calc(100vw-2rem)] rounded-panel bg-raised text-ink shadow-dialog",
        className,
      )}
    >
      <div className={titleHidden ? "" : "p-5"}>
        <h2 id={titleId} className={titleHidden ? "sr-only" : "font-title text-lead"}>
          {title}
        </h2>
        {children}
        {actions ? <div className="mt-4 flex flex-wrap justify-end gap-2">{actions}</div> : null}
      </div>
    </dialog>
  );
}
