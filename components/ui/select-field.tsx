import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { Field, type FieldProps, useFieldAria } from "./field";

export type SelectOption = { value: string; label: string };

type SelectFieldProps = FieldProps &
  Omit<ComponentProps<"select">, keyof FieldProps | "children"> & {
    options: readonly SelectOption[];
    /** Shown while nothing is chosen. */
    placeholder?: string;
  };

/** One of a short list. The browser's own select: right on every phone and screen reader, and no script. */
export function SelectField({ label, optional, hint, met, error, id, className, ...rest }: SelectFieldProps) {
  const { options, placeholder, ...select } = rest;
  const field = { label, optional, hint, met, error, id, className };
  const { aria, noteId } = useFieldAria(field);
  return (
    <Field {...field} aria={aria} noteId={noteId}>
      <div className="relative">
        <select {...select} {...aria} className="control-field appearance-none truncate pr-8">
          {placeholder === undefined ? null : <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronsUpDown
          aria-hidden="true"
          strokeWidth={1.75}
          className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2.5 size-icon text-ink"
        />
      </div>
    </Field>
  );
}
