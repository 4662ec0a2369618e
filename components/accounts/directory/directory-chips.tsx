"use client";

import { FilterChip } from "@/components/ui/chip";
import { TextButton } from "@/components/ui/text-link";
import { filterChips } from "./filter-chips";
import type { DirectoryFilter } from "./use-directory-filter";
import { useFilterLabels } from "./use-filter-labels";

// More would take a third line; the panel shows them all.
const MOST_CHIPS = 5;

type DirectoryChipsProps = { directory: DirectoryFilter; onEdit: () => void };

/** The filters as chips, and one way out of them all. Below 640 px the panel says them. */
export function DirectoryChips({ directory, onEdit }: DirectoryChipsProps) {
  const chips = filterChips(directory.filter, useFilterLabels(directory.filter));
  const folded = chips.length - MOST_CHIPS;
  return (
    <div className="contents max-sm:hidden">
      {chips.slice(0, MOST_CHIPS).map(({ names, field, value }) => (
        <FilterChip
          key={names[0]}
          field={field}
          value={value}
          onEdit={onEdit}
          onRemove={() => directory.drop(names)}
        />
      ))}
      {folded > 0 ? (
        <TextButton onClick={onEdit} aria-label={`${folded} more filters`} className="text-meta">
          +{folded}
        </TextButton>
      ) : null}
      {chips.length > 1 ? (
        <TextButton onClick={() => directory.drop(chips.flatMap(({ names }) => names))} className="text-meta">
          Clear all
        </TextButton>
      ) : null}
    </div>
  );
}
