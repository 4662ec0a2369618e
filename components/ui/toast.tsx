"use client";

import { X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { IconButton } from "./icon-button";

const SHOWN_MS = 6_000;

type Toast = { id: number; text: string };

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();
const none: readonly Toast[] = [];

function put(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function drop(id: number) {
  put(toasts.filter((toast) => toast.id !== id));
}

/** Says something small that needs no answer ("View saved"). Never about money: a change has its receipt. */
export function showToast(text: string): void {
  lastId += 1;
  const id = lastId;
  put([...toasts.slice(-2), { id, text }]);
  setTimeout(() => drop(id), SHOWN_MS);
}

/** Where short notices appear and are read out; once, around all pages. */
export function ToastRegion() {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  );
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed right-4 bottom-16 z-50 grid justify-items-end gap-2"
    >
      {shown.map(({ id, text }) => (
        <div
          key={id}
          className="pointer-events-auto flex max-w-80 items-start gap-2 rounded-panel bg-raised py-2 pr-2 pl-3 shadow-popover"
        >
          <p className="py-0.5">{text}</p>
          <IconButton small label="Close" icon={X} onClick={() => drop(id)} className="size-6" />
        </div>
      ))}
    </div>
  );
}
