import { CalendarDays } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "./cx";
import { dayWords } from "./date-words";
import { Field, type FieldProps, useFieldAria } from "./field";

type DateFieldProps = FieldProps & Omit<ComponentProps<"input">, keyof FieldProps | "type">;

/**
 * A calendar day; the value is `YYYY-MM-DD`, a day without a zone. At rest a controlled one reads "1 Oct 2026":
 * browsers write 10/01 or 01/10 after their own language, which two people would read as two days.
 */
export function DateField({ label, optional, hint, met, error, id, className, ...input }: DateFieldProps) {
  const field = { label, optional, hint, met, error, id, className };
  const { aria, noteId } = useFieldAria(field);
  const words = typeof input.value === "string" && input.value !== "" ? dayWords(input.value) : null;
  return (
    <Field {...field} aria={aria} noteId={noteId}>
      <div className="relative">
        <input
          {...input}
          {...aria}
          type="date"
          // The browser's own picker mark lies unseen over our icon, so that pressing it opens the calendar.
          className={cx(
            "peer control-field block pr-2 [&::-webkit-calendar-picker-indicator]:opacity-0",
            words && "not-focus:[&::-webkit-datetime-edit]:opacity-0",
          )}
        />
        {words ? (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-field peer-focus:hidden"
          >
            {words}
          </span>
        ) : null}
        <CalendarDays
          aria-hidden="true"
          strokeWidth={1.75}
          className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2.5 size-icon text-ink-2"
        />
      </div>
    </Field>
  );
}
