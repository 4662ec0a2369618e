"use client";

import { FilterChip } from "@/components/ui/chip";
import { DayInput } from "@/components/ui/day-input";
import { FilterChoice } from "@/components/ui/filter-choice";
import { SearchBox } from "@/components/ui/search-box";
import type { AuditFilter } from "@/lib/domain/audit";
import { kindOptions, withPart } from "./audit-filter";

type AuditToolbarProps = {
  filter: AuditFilter;
  /** The name of the person whose deeds alone are shown. */
  person: string;
  onFilter: (filter: AuditFilter) => void;
};

/** The filters of the audit. Days are UTC, as its times are kept. */
export function AuditToolbar({ filter, person, onFilter }: AuditToolbarProps) {
  const set = (name: keyof AuditFilter) => (value: string) => onFilter(withPart(filter, name, value));
  return (
    <div className="flex flex-wrap items-center gap-2 px-gutter pb-3">
      <SearchBox label="Person, or a whole id" query={filter.q ?? ""} onSearch={set("q")} />
      <FilterChoice label="Kind" value={filter.kind ?? ""} options={kindOptions} onChoose={set("kind")} />
      <span className="flex items-center gap-2 max-sm:w-full">
        <DayInput label="From" value={filter.from ?? ""} onChange={set("from")} />
        <DayInput label="To" value={filter.to ?? ""} onChange={set("to")} />
      </span>
      {filter.actor ? <FilterChip field="Only" value={person} onRemove={() => set("actor")("")} /> : null}
      {Object.keys(filter).length > 0 ? (
        <button
          type="button"
          onClick={() => onFilter({})}
          className="touch-target text-accent-ink text-meta hover:underline"
        >
          Clear filters
        </button>
      ) : null}
    </div>
  );
}
