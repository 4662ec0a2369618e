"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { Check } from "lucide-react";
import { KeyHint } from "./key-hint";
import { matchParts, type narrow, type Option, type OptionGroup } from "./match";

type ComboboxListProps = {
  query: string;
  found: ReturnType<typeof narrow>;
  noun: string;
  multiple?: boolean;
};

/** What a search of options found, in groups, with a foot that says how many there are. */
export function ComboboxList({ query, found, noun, multiple = false }: ComboboxListProps) {
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={6} align="start" className="z-50 outline-none">
        <Base.Popup className="flex max-h-[min(24rem,var(--available-height))] w-[max(var(--anchor-width),min(34rem,var(--available-width)))] max-w-[var(--available-width)] flex-col overflow-hidden rounded-panel bg-raised text-ink shadow-popover">
          <Base.Empty className="px-3 py-3 text-ink-2 empty:p-0">
            Nothing matches “{query}” in label or code
          </Base.Empty>
          <Base.List className="min-h-0 flex-1 scroll-py-8 overflow-y-auto overscroll-contain p-1 outline-none data-empty:p-0">
            {(group: OptionGroup) => (
              <Base.Group key={group.label} items={group.items} className="pb-1">
                <Base.GroupLabel className="px-2 pt-2 pb-1 text-ink-3 text-meta">
                  {group.note ? `${group.label}, ${group.note}` : group.label}
                </Base.GroupLabel>
                <Base.Collection>
                  {(option: Option) => (
                    <ListOption key={option.value} option={option} query={query} multiple={multiple} />
                  )}
                </Base.Collection>
              </Base.Group>
            )}
          </Base.List>
          <div className="flex items-center justify-between gap-4 border-line border-t px-3 py-2 text-ink-3 text-meta">
            <Base.Status>
              {found.shown === found.total
                ? `${found.total} ${noun}`
                : `${found.shown} of ${found.total} ${noun}; type to narrow`}
            </Base.Status>
            <span className="inline-flex items-center gap-1.5">
              <KeyHint keys={["↑", "↓"]} />
              <KeyHint keys="Enter" className="ml-1.5" />
              <span className="max-sm:hidden">take</span>
            </span>
          </div>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

function ListOption({ option, query, multiple }: { option: Option; query: string; multiple: boolean }) {
  return (
    <Base.Item
      value={option}
      className="flex min-h-8 cursor-default items-center gap-3 rounded-small border-transparent border-l-2 px-2 py-1 outline-none data-highlighted:border-accent-ink data-highlighted:bg-selected max-sm:min-h-touch"
    >
      {multiple ? (
        <span className="inline-flex w-4 shrink-0">
          <Base.ItemIndicator>
            <Check aria-hidden="true" className="size-icon" strokeWidth={2} />
          </Base.ItemIndicator>
        </span>
      ) : null}
      <span className="min-w-0 flex-1">
        <Underlined text={option.label} query={query} />
      </span>
      {option.code ? (
        <span className="shrink-0 font-mono text-code text-ink-3">
          <Underlined text={option.code} query={query} />
        </span>
      ) : null}
    </Base.Item>
  );
}

function Underlined({ text, query }: { text: string; query: string }) {
  return matchParts(text, query).map(({ text: part, found, at }) =>
    found ? (
      <span key={at} className="font-strong text-ink underline underline-offset-2">
        {part}
      </span>
    ) : (
      <span key={at}>{part}</span>
    ),
  );
}
