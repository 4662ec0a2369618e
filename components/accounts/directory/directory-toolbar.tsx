"use client";

import { ArrowDownUp } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import type { AccountSort } from "@/lib/domain/account-query";
import type { DirectoryView } from "./directory-columns";
import { DirectoryCount } from "./directory-count";
import { filterCount, sortWords } from "./directory-filter";
import { FilterMenu } from "./filter-menu";
import type { DirectoryFilter } from "./use-directory-filter";
import type { DirectoryList } from "./use-directory-list";
import { ViewMenu } from "./view-menu";

// Fetched with the first filter: most visits have none.
const DirectoryChips = lazy(() =>
  import("./directory-chips").then((file) => ({ default: file.DirectoryChips })),
);

type DirectoryToolbarProps = {
  search: ReactNode;
  directory: DirectoryFilter;
  filterOpen: boolean;
  onFilterOpen: (open: boolean) => void;
  view: DirectoryView;
  onView: (view: DirectoryView) => void;
  list: DirectoryList;
};

/** Search, the filters as chips, how many rows they leave, and the columns. */
export function DirectoryToolbar({ search, directory, list, ...menus }: DirectoryToolbarProps) {
  const count = filterCount(directory.filter);
  return (
    <div className="relative flex flex-wrap items-center gap-2 px-gutter pt-2.5 pb-3">
      {search}
      {count > 0 ? (
        <Suspense>
          <DirectoryChips directory={directory} onEdit={() => menus.onFilterOpen(true)} />
        </Suspense>
      ) : null}
      <FilterMenu open={menus.filterOpen} onOpen={menus.onFilterOpen} count={count} directory={directory} />
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
