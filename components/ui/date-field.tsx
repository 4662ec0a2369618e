import { CalendarDays } from "lucide-react";
import type { ComponentProps } from "react";
import { Field, type FieldProps, useFieldAria } from "./field";

type DateFieldProps = FieldProps & Omit<ComponentProps<"input">, keyof FieldProps | "type">;

/** A calendar day. The value is `YYYY-MM-DD`, a day without a zone; the browser shows it in the reader's order. */
export function DateField({ label, optional, hint, met, error, id, className, ...input }: DateFieldProps) {
  const field = { label, optional, hint, met, error, id, className };
  const { aria, noteId } = useFieldAria(field);
  return (
    <Field {...field} aria={aria} noteId={noteId}>
      <div className="relative">
        <input
          {...input}
          {...aria}
          type="date"
          // The browser's own picker mark lies unseen over our icon, so that pressing it opens the calendar.
          className="control-field block pr-2 [&::-webkit-calendar-picker-indicator]:opacity-0"
        />
        <CalendarDays
          aria-hidden="true"
          strokeWidth={1.75}
          className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2.5 size-icon text-ink-2"
        />
      </div>
    </Field>
  );
}
