"use client";

import { Search } from "lucide-react";
import { KeyHint } from "@/components/ui/key-hint";
import { openPalette } from "./palette-events";

/** "Search or go to", as wide as the sidebar. */
export function SearchButton() {
  return (
    <button
      type="button"
      onClick={openPalette}
      aria-keyshortcuts="Control+K"
      className="flex h-[1.875rem] items-center gap-1.5 rounded-control border border-line-strong bg-canvas pr-1 pl-2 text-ink-2 shadow-control hover:bg-hover"
    >
      <Search aria-hidden="true" className="size-icon-small shrink-0" strokeWidth={2} />
      <span className="flex-1 truncate text-left">Search or go to</span>
      <KeyHint keys={["Ctrl", "K"]} />
    </button>
  );
}
