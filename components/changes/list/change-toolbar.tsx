"use client";

import { FilterChip } from "@/components/ui/chip";
import { FilterChoice } from "@/components/ui/filter-choice";
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
      <FilterChoice
        label="Outcome"
        value={state ?? ""}
        options={outcomeOptions}
        onChoose={(value) => onFilter(withPart(anyRefusal, "state", value))}
      />
      <FilterChoice
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
