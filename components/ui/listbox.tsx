"use client";

import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { KeyHint } from "./key-hint";
import { matchParts, type Option, type OptionGroup } from "./match";
import type { useListbox } from "./use-listbox";

type ListboxProps = {
  list: ReturnType<typeof useListbox>;
  query: string;
  label: string;
  /** What the options are: "plans". */
  noun: string;
  /** Values that are chosen now. */
  chosen: readonly string[];
  multiple?: boolean;
};

/** What a search of options found, in groups, with a foot that says how many there are. */
export function Listbox({ list, query, label, noun, chosen, multiple = false }: ListboxProps) {
  const { found } = list;
  const places = new Map(list.options.map((option, at) => [option.value, at]));
  return (
    <div
      ref={list.panel}
      hidden={!list.open}
      className="absolute top-full left-0 z-30 mt-1.5 w-[max(100%,min(34rem,100vw-2rem))] max-w-[calc(100vw-2rem)] scroll-mb-4 overflow-hidden rounded-panel bg-raised text-ink shadow-popover max-sm:w-full"
    >
      {list.open && found.total === 0 ? (
        <p className="px-3 py-3 text-ink-2">Nothing matches “{query}” in label or code</p>
      ) : null}
      <div
        id={list.listId}
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple || undefined}
        tabIndex={-1}
        className={cx("max-h-72 scroll-py-8 overflow-y-auto overscroll-contain", found.total > 0 && "p-1")}
      >
        {list.open
          ? found.groups.map((group) => (
              <Group key={group.label} group={group} id={`${list.listId}-${group.label}`}>
                {group.items.map((option) => (
                  <Entry
                    key={option.value}
                    option={option}
                    query={query}
                    list={list}
                    at={places.get(option.value) ?? 0}
                    selected={chosen.includes(option.value)}
                    multiple={multiple}
                  />
                ))}
              </Group>
            ))
          : null}
      </div>
      <div className="flex items-center justify-between gap-4 border-line border-t px-3 py-2 text-ink-3 text-meta">
        <span role="status">{list.open ? countWords(found, noun) : ""}</span>
        <span aria-hidden="true" className="inline-flex items-center gap-1.5 max-sm:hidden">
          <KeyHint keys={["↑", "↓"]} />
          <KeyHint keys="Enter" className="ml-1.5" />
          take
        </span>
      </div>
    </div>
  );
}

function countWords({ shown, total }: { shown: number; total: number }, noun: string): string {
  return shown === total ? `${total} ${noun}` : `${shown} of ${total} ${noun}; type to narrow`;
}

type GroupProps = { group: OptionGroup; id: string; children: ReactNode };

function Group({ group, id, children }: GroupProps) {
  return (
    <fieldset aria-labelledby={id} className="pb-1">
      <div id={id} className="px-2 pt-2 pb-1 text-ink-3 text-meta">
        {group.note ? `${group.label}, ${group.note}` : group.label}
      </div>
      {children}
    </fieldset>
  );
}

type EntryProps = {
  option: Option;
  query: string;
  list: ReturnType<typeof useListbox>;
  at: number;
  selected: boolean;
  multiple: boolean;
};

function Entry({ option, query, list, at, selected, multiple }: EntryProps) {
  return (
    <div
      id={`${list.listId}-${at}`}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      // The input keeps focus: a press must not take it away before it has chosen.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={() => list.setActive(at)}
      onClick={() => list.choose(option)}
      onKeyDown={list.onKeyDown}
      className={cx(
        "flex min-h-8 cursor-default items-center gap-3 rounded-small border-l-2 px-2 py-1 max-sm:min-h-touch",
        list.active === at ? "border-accent-ink bg-selected" : "border-transparent",
      )}
    >
      {multiple ? (
        <Check
          aria-hidden="true"
          strokeWidth={2}
          className={cx("size-icon shrink-0", !selected && "invisible")}
        />
      ) : null}
      <span className="min-w-0 flex-1">
        <Underlined text={option.label} query={query} />
      </span>
      {option.code ? (
        <span className="shrink-0 font-mono text-code text-ink-3">
          <Underlined text={option.code} query={query} />
        </span>
      ) : null}
    </div>
  );
}

function Underlined({ text, query }: { text: string; query: string }) {
  return matchParts(text, query).map(({ text: part, found, at }) => (
    <span key={at} className={found ? "font-strong text-ink underline underline-offset-2" : undefined}>
      {part}
    </span>
  ));
}
