"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { ChevronsUpDown, Search } from "lucide-react";
import { type ReactNode, type Ref, useMemo, useState } from "react";
import { ComboboxList } from "./combobox-list";
import { cx } from "./cx";
import { Field, type FieldProps, useFieldAria } from "./field";
import { narrow, type Option, type OptionGroup } from "./match";

/** More than anybody reads; the foot of the list says how many there are. */
const LIMIT = 60;

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
  /** Hides the code beside the chosen label. */
  codeHidden?: boolean;
};

const labelOf = (option: Option) => option.label;
const same = (a: Option, b: Option) => a.value === b.value;

/** One of many: type a part of its label or code, choose with the arrow keys. */
export function Combobox({ groups, value, onValueChange, placeholder = "Search", ...rest }: ComboboxProps) {
  const { label, optional, hint, met, error, id, className, name, onBlur, inputRef } = rest;
  const { noun = "entries", codeHidden = false } = rest;
  const field = { label, optional, hint, met, error, id, className };
  const { aria, noteId } = useFieldAria(field);
  const chosen = useMemo(() => findOption(groups, value), [groups, value]);
  const [text, setText] = useState(chosen?.label ?? "");
  const [open, setOpen] = useState(false);
  // While the list is open on an untouched choice, everything is shown.
  const query = open && text !== chosen?.label ? text : "";
  const found = useMemo(() => narrow(groups, query, LIMIT), [groups, query]);
  return (
    <Field {...field} aria={aria} noteId={noteId}>
      <Base.Root<Option>
        items={found.groups}
        filter={null}
        value={chosen}
        onValueChange={(option) => onValueChange(option?.value)}
        inputValue={open ? text : (chosen?.label ?? "")}
        onInputValueChange={setText}
        open={open}
        onOpenChange={setOpen}
        itemToStringLabel={labelOf}
        isItemEqualToValue={same}
        autoHighlight
      >
        <Base.InputGroup className="control-field relative flex items-center gap-2 pr-2">
          {open ? <Search aria-hidden="true" className="size-icon-small shrink-0" strokeWidth={2} /> : null}
          <Base.Input
            {...aria}
            ref={inputRef}
            name={name}
            onBlur={onBlur}
            placeholder={placeholder}
            className={cx(
              "control-inner truncate",
              !open && chosen?.code && !codeHidden && "field-sizing-content flex-initial",
            )}
          />
          {!open && chosen?.code && !codeHidden ? <ChosenCode>{chosen.code}</ChosenCode> : null}
          <Base.Trigger
            aria-label={`Show ${noun}`}
            tabIndex={-1}
            className="ml-auto inline-flex size-6 items-center justify-center rounded-small"
          >
            <ChevronsUpDown aria-hidden="true" className="size-icon" strokeWidth={1.75} />
          </Base.Trigger>
        </Base.InputGroup>
        <ComboboxList query={query} found={found} noun={noun} />
      </Base.Root>
    </Field>
  );
}

function ChosenCode({ children }: { children: ReactNode }) {
  return <span className="min-w-0 shrink truncate font-mono text-code text-ink-3">{children}</span>;
}

function findOption(groups: readonly OptionGroup[], value: string | undefined): Option | null {
  if (!value) return null;
  for (const group of groups) {
    const option = group.items.find((item) => item.value === value);
    if (option) return option;
  }
  return { value, label: value };
}
