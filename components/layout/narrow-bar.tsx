"use client";

import { Menu, Search, X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Mark } from "./mark";
import { openPalette } from "./palette-events";
import { PlaceList } from "./place-list";
import type { Place } from "./places";

type NarrowBarProps = { places: readonly Place[]; partner: string; children: ReactNode };

/** The bar of 48 below 640 px; its menu slides over the page with the places and the person. */
export function NarrowBar({ places, partner, children }: NarrowBarProps) {
  const sheet = useRef<HTMLDialogElement>(null);
  const close = () => sheet.current?.close();
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-line border-b bg-sunken pr-1 pl-1 sm:hidden print:hidden">
      <IconButton icon={Menu} label="Menu" onClick={() => sheet.current?.showModal()} />
      <Mark className="size-icon" />
      <span className="ml-1.5 flex-1 font-title text-section">Plandesk</span>
      <IconButton icon={Search} label="Search or go to" onClick={openPalette} />
      <dialog
        ref={sheet}
        aria-label="Menu"
        className="m-0 h-dvh max-h-none w-64 max-w-[85vw] bg-sunken p-2 text-ink shadow-dialog open:flex open:flex-col"
      >
        <div className="flex items-center justify-between pb-2 pl-2">
          <span dir="auto" className="truncate text-ink-2">
            {partner}
          </span>
          <IconButton icon={X} label="Close menu" onClick={close} />
        </div>
        <PlaceList places={places} onGo={close} />
        <div className="mt-auto px-2 pb-2">{children}</div>
      </dialog>
    </header>
  );
}
