"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, type Ref, useMemo, useState } from "react";
import { Field, type FieldProps, useFieldAria } from "./field";
import { Listbox } from "./listbox";
import type { Option, OptionGroup } from "./match";
import { useListbox } from "./use-listbox";

type MultiSelectProps = FieldProps & {
  groups: readonly OptionGroup[];
  value: readonly string[];
  onValueChange: (value: string[]) => void;
  placeholder?: string;
  noun?: string;
  onBlur?: () => void;
  inputRef?: Ref<HTMLInputElement>;
};

/** Several of many, each a chip with a cross; Backspace in the empty input drops the last. */
export function MultiSelect({ groups, value, onValueChange, noun = "entries", ...rest }: MultiSelectProps) {
  const { label, optional, hint, met, error, id, className, placeholder = "Search", onBlur, inputRef } = rest;
  const field = { label, optional, hint, met, error, id, className };
  const { aria, noteId } = useFieldAria(field);
  const [query, setQuery] = useState("");
  const labels = useMemo(
    () => new Map(groups.flatMap((group) => group.items.map((item) => [item.value, item.label] as const))),
    [groups],
  );
  const drop = (one: string) => onValueChange(value.filter((other) => other !== one));
  const list = useListbox({
    groups,
    query,
    onClose: () => setQuery(""),
    onChoose: (option: Option) => {
      setQuery("");
      if (value.includes(option.value)) drop(option.value);
      else onValueChange([...value, option.value]);
    },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const last = value.at(-1);
    if (event.key === "Backspace" && query === "" && last !== undefined) drop(last);
    else list.onKeyDown(event);
  };
  return (
    <Field {...field} aria={aria} noteId={noteId}>
      <div className="relative">
        <div className="control-field flex h-auto min-h-field flex-wrap items-center gap-1 py-1 pl-1.5">
          {value.map((one) => (
            <Chip key={one} label={labels.get(one) ?? one} onRemove={() => drop(one)} />
          ))}
          <input
            {...aria}
            ref={inputRef}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={list.open}
            aria-controls={list.listId}
            aria-activedescendant={list.activeId}
            value={query}
            placeholder={value.length === 0 ? placeholder : ""}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setQuery(event.target.value);
              list.show();
            }}
            onClick={() => list.show()}
            onKeyDown={onKeyDown}
            onBlur={() => {
              list.close();
              onBlur?.();
            }}
            className="control-inner h-6 min-w-20 px-1"
          />
        </div>
        <Listbox list={list} query={query} label={label} noun={noun} chosen={value} multiple />
      </div>
    </Field>
  );
}

function Chip({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <span className="inline-flex h-6 items-center rounded-small border border-line-strong bg-canvas pl-1.5 text-meta max-sm:h-8">
      {label}
      <button
        type="button"
        aria-label={`Remove ${label}`}
        onClick={onRemove}
        className="touch-target inline-flex size-6 items-center justify-center rounded-small text-ink-2 hover:bg-hover"
      >
        <X aria-hidden="true" className="size-3" strokeWidth={2} />
      </button>
    </span>
  );
}
