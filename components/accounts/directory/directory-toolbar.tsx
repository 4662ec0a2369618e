"use client";

import { ArrowDownUp } from "lucide-react";
import type { ReactNode } from "react";
import { FilterChip } from "@/components/ui/chip";
import type { AccountSort } from "@/lib/domain/account-query";
import { sortWords } from "./directory-filter";
import type { Chip } from "./filter-chips";
import { FilterMenu } from "./filter-menu";
import type { DirectoryFilter } from "./use-directory-filter";

type DirectoryToolbarProps = {
  search: ReactNode;
  chips: readonly Chip[];
  directory: DirectoryFilter;
  filterOpen: boolean;
  onFilterOpen: (open: boolean) => void;
  total: number | null;
  allTotal: number | null;
};

/** Search, the filters as chips, and how many rows they leave. */
export function DirectoryToolbar({
  search,
  chips,
  directory,
  total,
  allTotal,
  ...menu
}: DirectoryToolbarProps) {
  const edit = () => menu.onFilterOpen(true);
  return (
    <div className="flex flex-wrap items-center gap-2 px-gutter pt-2.5 pb-3">
      {search}
      {chips.map(({ name, field, value }) => (
        <span key={name} className="max-sm:hidden">
          <FilterChip field={field} value={value} onEdit={edit} onRemove={() => directory.drop([name])} />
        </span>
      ))}
      <FilterMenu
        open={menu.filterOpen}
        onOpen={menu.onFilterOpen}
        count={chips.length}
        directory={directory}
      />
      <NarrowSort sort={directory.filter.sort} onSort={(sort) => directory.change({ sort })} />
      {total === null || allTotal === null ? null : (
        <p role="status" className="ml-auto text-ink-2 text-meta max-sm:text-body">
          <span className="font-strong text-ink">{total.toLocaleString("en-GB")}</span> of{" "}
          {allTotal.toLocaleString("en-GB")}
        </p>
      )}
    </div>
  );
}

// Column heads are only heard below 640 px, so the order is chosen here.
function NarrowSort({ sort, onSort }: { sort: AccountSort; onSort: (sort: AccountSort) => void }) {
  return (
    <span className="relative min-w-0 flex-1 sm:hidden">
      <ArrowDownUp
        aria-hidden="true"
        strokeWidth={1.75}
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-3 size-icon text-ink-2"
      />
      <select
        aria-label="Sort by"
        value={sort}
        onChange={(event) => onSort(event.target.value as AccountSort)}
        className="h-touch w-full appearance-none truncate rounded-control border border-line-strong bg-canvas pr-2 pl-9 font-strong text-body shadow-control"
      >
        {Object.entries(sortWords).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}
