"use client";

import { ListFilter } from "lucide-react";
import { lazy } from "react";
import { AddFilter } from "@/components/ui/add-filter";
import { Button } from "@/components/ui/button";
import { PopPanel } from "./pop-panel";
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
  return (
    <PopPanel
      open={open}
      onClose={() => onOpen(false)}
      className="left-gutter min-h-64 w-[calc(100%-2*var(--spacing-gutter))] max-w-120"
      button={
        <>
          <span className="max-sm:hidden">
            <AddFilter open={open} onPress={() => onOpen(!open)} />
          </span>
          <Button icon={ListFilter} aria-expanded={open} onClick={() => onOpen(!open)} className="sm:hidden">
            Filters {count > 0 ? <span className="text-ink-3">{count}</span> : null}
          </Button>
        </>
      }
    >
      <FilterPanel
        filter={directory.filter}
        onClose={() => onOpen(false)}
        onApply={(patch) => {
          directory.change(patch);
          onOpen(false);
        }}
      />
    </PopPanel>
  );
}
