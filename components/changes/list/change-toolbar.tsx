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
  const { accountId, state, kind, unexplained } = filter;
  const { unexplained: _unexplained, ...anyRefusal } = filter;
  return (
    <div className="flex flex-wrap items-center gap-2 px-gutter pb-3">
      <Choice
        label="Outcome"
        value={state ?? ""}
        options={outcomeOptions}
        onChoose={(value) => onFilter(withPart(anyRefusal, "state", value))}
      />
      <Choice
        label="Change"
        value={kind ?? ""}
        options={kindOptions}
        onChoose={(value) => onFilter(withPart(filter, "kind", value))}
      />
      {accountId ? (
        <FilterChip
          field="Sub-account"
          value={accountName ?? accountId}
          onRemove={() => onFilter(withPart(filter, "accountId", ""))}
        />
      ) : null}
      {unexplained ? (
        <FilterChip field="Refusals" value="nobody has explained" onRemove={() => onFilter(anyRefusal)} />
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

function withPart(filter: ChangeFilter, name: "accountId" | "state" | "kind", value: string): ChangeFilter {
  const { [name]: _before, ...rest } = filter;
  return value === "" ? rest : { ...rest, [name]: value };
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
