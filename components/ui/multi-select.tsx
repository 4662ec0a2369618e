"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { X } from "lucide-react";
import { type Ref, useMemo, useState } from "react";
import { ComboboxList } from "./combobox-list";
import { Field, type FieldProps, useFieldAria } from "./field";
import { narrow, type Option, type OptionGroup } from "./match";

const LIMIT = 60;

type MultiSelectProps = FieldProps & {
  groups: readonly OptionGroup[];
  value: readonly string[];
  onValueChange: (value: string[]) => void;
  placeholder?: string;
  noun?: string;
  onBlur?: () => void;
  inputRef?: Ref<HTMLInputElement>;
};

const labelOf = (option: Option) => option.label;
const same = (a: Option, b: Option) => a.value === b.value;

/** Several of many, each a chip with a cross; Backspace drops the last. */
export function MultiSelect({ groups, value, onValueChange, noun = "entries", ...rest }: MultiSelectProps) {
  const { label, optional, hint, met, error, id, className, placeholder = "Search", onBlur, inputRef } = rest;
  const field = { label, optional, hint, met, error, id, className };
  const { aria, noteId } = useFieldAria(field);
  const [query, setQuery] = useState("");
  const all = useMemo(
    () => new Map(groups.flatMap((group) => group.items.map((item) => [item.value, item] as const))),
    [groups],
  );
  const chosen = value.map((one) => all.get(one) ?? { value: one, label: one });
  const found = useMemo(() => narrow(groups, query, LIMIT), [groups, query]);
  return (
    <Field {...field} aria={aria} noteId={noteId}>
      <Base.Root<Option, true>
        multiple
        items={found.groups}
        filter={null}
        value={chosen}
        onValueChange={(options) => onValueChange(options.map((option) => option.value))}
        inputValue={query}
        onInputValueChange={setQuery}
        itemToStringLabel={labelOf}
        isItemEqualToValue={same}
        autoHighlight
      >
        <Base.InputGroup className="control-field flex h-auto min-h-field flex-wrap items-center py-1 pl-1.5">
          <Base.Chips className="flex w-full flex-wrap items-center gap-1" aria-label={`Chosen ${noun}`}>
            {chosen.map((option) => (
              <Base.Chip
                key={option.value}
                aria-label={option.label}
                className="inline-flex h-6 items-center rounded-small border border-line-strong bg-canvas pl-1.5 text-meta max-sm:h-8"
              >
                {option.label}
                <Base.ChipRemove
                  aria-label={`Remove ${option.label}`}
                  className="touch-target inline-flex size-6 items-center justify-center rounded-small text-ink-2 hover:bg-hover"
                >
                  <X aria-hidden="true" className="size-3" strokeWidth={2} />
                </Base.ChipRemove>
              </Base.Chip>
            ))}
            <Base.Input
              {...aria}
              ref={inputRef}
              onBlur={onBlur}
              placeholder={value.length === 0 ? placeholder : ""}
              className="control-inner h-6 min-w-20 px-1"
            />
          </Base.Chips>
        </Base.InputGroup>
        <ComboboxList query={query} found={found} noun={noun} multiple />
      </Base.Root>
    </Field>
  );
}
