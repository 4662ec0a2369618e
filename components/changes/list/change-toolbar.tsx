"use client";

import { ChevronsUpDown } from "lucide-react";
import { FilterChip } from "@/components/ui/chip";
import type { ChangeFilter } from "@/lib/queries/changes";
import { kindOptions, outcomeOptions } from "./change-filter";

type ChangeToolbarProps = {
  filter: ChangeFilter;
  onFilter: (filter: ChangeFilter) => void;
  /** Name of the sub-account narrowed to, once a change of it was read. */
  accountName: string | undefined;
  total: number | null;
};

/** The filters of the journal and how many changes they leave. */
export function ChangeToolbar({ filter, onFilter, accountName, total }: ChangeToolbarProps) {
  const { accountId, state, kind } = filter;
  const account = accountId ? { accountId } : {};
  return (
    <div className="flex flex-wrap items-center gap-2 px-gutter pb-3">
      <Choice
        label="Outcome"
        value={state ?? ""}
        options={outcomeOptions}
        onChoose={(value) =>
          onFilter({ ...account, ...(kind ? { kind } : {}), ...filterPart("state", value) })
        }
      />
      <Choice
        label="Change"
        value={kind ?? ""}
        options={kindOptions}
        onChoose={(value) =>
          onFilter({ ...account, ...(state ? { state } : {}), ...filterPart("kind", value) })
        }
      />
      {accountId ? (
        <FilterChip
          field="Sub-account"
          value={accountName ?? accountId}
          onRemove={() => onFilter({ ...(state ? { state } : {}), ...(kind ? { kind } : {}) })}
        />
      ) : null}
      {total === null ? null : (
        <p role="status" className="ml-auto text-ink-2 text-meta">
          <span className="font-strong text-ink">{total.toLocaleString("en-GB")}</span>{" "}
          {total === 1 ? "change" : "changes"}
        </p>
      )}
    </div>
  );
}

function filterPart(name: "state" | "kind", value: string): ChangeFilter {
  return value === "" ? {} : { [name]: value };
}

type ChoiceProps = {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
};

// The browser's own select at the height of a chip: its first entry takes the filter away.
function Choice({ label, value, options, onChoose }: ChoiceProps) {
  const active = value !== "";
  return (
    <label className="relative inline-flex h-control-small items-center rounded-control border border-line-strong bg-canvas pl-2 text-meta max-sm:h-touch max-sm:flex-1">
      <span className="text-ink-3">{label}</span>
      <select
        value={value}
        onChange={(event) => onChoose(event.target.value)}
        className={`h-full min-w-0 flex-1 appearance-none truncate rounded-control bg-transparent pr-7 pl-1.5 ${active ? "font-strong text-ink" : "text-ink-2"}`}
      >
        <option value="">any</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronsUpDown
        aria-hidden="true"
        strokeWidth={2}
        className="pointer-events-none absolute right-2 size-icon-small text-ink-3"
      />
    </label>
  );
}
