import type { ComponentProps } from "react";
import { cx } from "./cx";
import { Field, type FieldProps, useFieldAria } from "./field";

type TextFieldProps = FieldProps &
  Omit<ComponentProps<"input">, keyof FieldProps> & {
    /** For ids and codes. */
    mono?: boolean;
  };

/** A labelled line of text; also e-mail, telephone and password by `type`. */
export function TextField({ label, optional, hint, met, error, id, className, ...rest }: TextFieldProps) {
  const { mono = false, type = "text", ...input } = rest;
  const field = { label, optional, hint, met, error, id, className };
  const { aria, noteId } = useFieldAria(field);
  return (
    <Field {...field} aria={aria} noteId={noteId}>
      <input
        {...input}
        {...aria}
        type={type}
        dir="auto"
        className={cx("control-field text-left", mono && "font-mono")}
      />
    </Field>
  );
}
