"use client";

import { ArrowDownUp } from "lucide-react";
import type { ReactNode } from "react";
import { FilterChip } from "@/components/ui/chip";
import { TextButton } from "@/components/ui/text-link";
import type { AccountSort } from "@/lib/domain/account-query";
import type { DirectoryView } from "./directory-columns";
import { DirectoryCount } from "./directory-count";
import { sortWords } from "./directory-filter";
import type { Chip } from "./filter-chips";
import { FilterMenu } from "./filter-menu";
import type { DirectoryFilter } from "./use-directory-filter";
import type { DirectoryList } from "./use-directory-list";
import { ViewMenu } from "./view-menu";

// More would take a third line; the panel shows them all.
const MOST_CHIPS = 5;

type DirectoryToolbarProps = {
  search: ReactNode;
  chips: readonly Chip[];
  directory: DirectoryFilter;
  filterOpen: boolean;
  onFilterOpen: (open: boolean) => void;
  view: DirectoryView;
  onView: (view: DirectoryView) => void;
  list: DirectoryList;
};

/** Search, the filters as chips, how many rows they leave, and the columns. */
export function DirectoryToolbar({ search, chips, directory, list, ...menus }: DirectoryToolbarProps) {
  const edit = () => menus.onFilterOpen(true);
  const folded = chips.length - MOST_CHIPS;
  return (
    <div className="relative flex flex-wrap items-center gap-2 px-gutter pt-2.5 pb-3">
      {search}
      {chips.slice(0, MOST_CHIPS).map(({ names, field, value }) => (
        <span key={names[0]} className="max-sm:hidden">
          <FilterChip field={field} value={value} onEdit={edit} onRemove={() => directory.drop(names)} />
        </span>
      ))}
      {folded > 0 ? (
        <TextButton onClick={edit} aria-label={`${folded} more filters`} className="text-meta max-sm:hidden">
          +{folded}
        </TextButton>
      ) : null}
      <FilterMenu
        open={menus.filterOpen}
        onOpen={menus.onFilterOpen}
        count={chips.length}
        directory={directory}
      />
      {chips.length > 1 ? (
        <TextButton
          onClick={() => directory.drop(chips.flatMap(({ names }) => names))}
          className="text-meta max-sm:hidden"
        >
          Clear all
        </TextButton>
      ) : null}
      <NarrowSort sort={directory.filter.sort} onSort={(sort) => directory.change({ sort })} />
      <DirectoryCount list={list} />
      <ViewMenu view={menus.view} onChoose={menus.onView} />
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
