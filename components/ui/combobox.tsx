"use client";

import { ChevronsUpDown, Search } from "lucide-react";
import { type KeyboardEvent, type Ref, useState } from "react";
import { cx } from "./cx";
import { Field, type FieldProps, useFieldAria } from "./field";
import { Listbox } from "./listbox";
import type { Option, OptionGroup } from "./match";
import { useListbox } from "./use-listbox";

type ComboboxProps = FieldProps & {
  groups: readonly OptionGroup[];
  /** The chosen option's value; a value that is no option is shown as it is. */
  value: string | undefined;
  onValueChange: (value: string | undefined) => void;
  placeholder?: string;
  name?: string;
  onBlur?: () => void;
  inputRef?: Ref<HTMLInputElement>;
  /** What the options are, for the foot of the list: "plans". */
  noun?: string;
  /** Leaves out the code beside the chosen label. */
  codeHidden?: boolean;
};

/** One of many: type a part of its label or code, choose with the arrow keys. Emptied, it chooses nothing. */
export function Combobox({ groups, value, onValueChange, placeholder = "Search", ...rest }: ComboboxProps) {
  const { label, optional, hint, met, error, id, className, name, onBlur, inputRef } = rest;
  const { noun = "entries", codeHidden = false } = rest;
  const field = { label, optional, hint, met, error, id, className };
  const { aria, noteId } = useFieldAria(field);
  // What was typed since the list opened; null while nothing was, so that everything is listed.
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = findOption(groups, value);
  const query = typed ?? "";
  const forget = () => setTyped(null);
  const list = useListbox({
    groups: typed === null ? chosenFirst(groups, value) : groups,
    query,
    onClose: forget,
    onChoose: (option) => {
      onValueChange(option.value);
      list.close();
    },
  });
  const showAll = () => list.show(list.options.findIndex((option) => option.value === value));
  const leave = () => {
    if (typed === "" && value !== undefined) onValueChange(undefined);
    forget();
    list.close();
    onBlur?.();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!list.open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      showAll();
    } else list.onKeyDown(event);
  };
  const code = !list.open && !codeHidden ? chosen?.code : undefined;
  return (
    <Field {...field} aria={aria} noteId={noteId}>
      <div className="relative">
        <div className="control-field flex items-center gap-2 pr-2">
          {list.open ? (
            <Search aria-hidden="true" className="size-icon-small shrink-0" strokeWidth={2} />
          ) : null}
          <input
            {...aria}
            ref={inputRef}
            name={name}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={list.open}
            aria-controls={list.listId}
            aria-activedescendant={list.activeId}
            value={typed ?? chosen?.label ?? ""}
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setTyped(event.target.value);
              list.show();
            }}
            onClick={(event) => {
              event.currentTarget.select();
              if (!list.open) showAll();
            }}
            onKeyDown={onKeyDown}
            onBlur={leave}
            className={cx("control-inner truncate", code && "field-sizing-content max-w-[75%] flex-initial")}
          />
          {code ? <span className="min-w-0 truncate font-mono text-code text-ink-3">{code}</span> : null}
          <ChevronsUpDown
            aria-hidden="true"
            strokeWidth={1.75}
            className="pointer-events-none ml-auto size-icon shrink-0"
          />
        </div>
        <Listbox
          list={list}
          query={query}
          label={label}
          noun={noun}
          chosen={value === undefined ? [] : [value]}
        />
      </div>
    </Field>
  );
}

/** The chosen option's group at the top, so that its neighbours are seen although not all fit in the list. */
function chosenFirst(groups: readonly OptionGroup[], value: string | undefined): readonly OptionGroup[] {
  const home = groups.find((group) => group.items.some((item) => item.value === value));
  return home ? [home, ...groups.filter((group) => group !== home)] : groups;
}

function findOption(groups: readonly OptionGroup[], value: string | undefined): Option | null {
  if (!value) return null;
  for (const group of groups) {
    const option = group.items.find((item) => item.value === value);
    if (option) return option;
  }
  return { value, label: value };
}
