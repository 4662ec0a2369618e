import type { ComponentProps } from "react";
import { Field, type FieldProps, useFieldAria } from "./field";

type TextAreaProps = FieldProps &
  Omit<ComponentProps<"textarea">, keyof FieldProps | "value"> & {
    value: string;
    /** Letters allowed; counted under the field, never cut off while typing. */
    limit?: number;
  };

/** Several lines of text with a count ("80 of 500"). Too long a text stays as typed; the schema refuses it. */
export function TextArea({
  label,
  optional,
  hint,
  met,
  error,
  id,
  className,
  limit,
  ...rest
}: TextAreaProps) {
  const { value, rows = 3, ...input } = rest;
  const field = { label, optional, hint, met, error, id, className };
  const { aria, noteId } = useFieldAria(field);
  const over = limit !== undefined && value.length > limit;
  const count =
    limit === undefined ? null : (
      <span className={`mt-1.5 shrink-0 text-meta ${over ? "font-strong text-bad" : "text-ink-3"}`}>
        {value.length} of {limit}
      </span>
    );
  return (
    <Field {...field} aria={aria} noteId={noteId} count={count}>
      <textarea
        {...input}
        {...aria}
        value={value}
        rows={rows}
        dir="auto"
        className="control-field block h-auto resize-y py-1.5"
      />
    </Field>
  );
}
