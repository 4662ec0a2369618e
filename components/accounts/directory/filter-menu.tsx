"use client";

import { ListFilter } from "lucide-react";
import { lazy, type RefObject, Suspense, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { AddFilter } from "@/components/ui/chip";
import type { DirectoryFilter } from "./use-directory-filter";

// `lazy` and not next/dynamic: the panel is never drawn on the server, and 2 kB are saved on every page.
const FilterPanel = lazy(() => import("./filter-panel").then((file) => ({ default: file.FilterPanel })));

type FilterMenuProps = {
  open: boolean;
  onOpen: (open: boolean) => void;
  count: number;
  directory: DirectoryFilter;
};

/** "+ Filter", on narrow screens "Filters 2", and the panel that it opens. */
export function FilterMenu({ open, onOpen, count, directory }: FilterMenuProps) {
  const box = useRef<HTMLDivElement>(null);
  useOutside(box, open, () => onOpen(false));
  return (
    <div ref={box} className="relative">
      <span className="max-sm:hidden">
        <AddFilter onPress={() => onOpen(!open)} />
      </span>
      <Button icon={ListFilter} aria-expanded={open} onClick={() => onOpen(!open)} className="sm:hidden">
        Filters {count > 0 ? <span className="text-ink-3">{count}</span> : null}
      </Button>
      {open ? (
        <div className="absolute top-full left-0 z-20 mt-1.5 min-h-64 w-72 rounded-panel bg-raised shadow-popover">
          <Suspense>
            <FilterPanel
              filter={directory.filter}
              onClose={() => onOpen(false)}
              onApply={(patch) => {
                directory.change(patch);
                onOpen(false);
              }}
            />
          </Suspense>
        </div>
      ) : null}
    </div>
  );
}

/** Calls back on Esc, and when pointer or focus goes elsewhere. */
function useOutside(box: RefObject<HTMLElement | null>, active: boolean, onLeave: () => void) {
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
