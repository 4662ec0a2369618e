import { CircleAlert, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { useId } from "react";
import { cx } from "./cx";

/** What every field takes. */
export type FieldProps = {
  label: string;
  /** Marks the label; required fields carry no mark. */
  optional?: boolean | undefined;
  /** Quiet text under the field. */
  hint?: ReactNode;
  /** Shown instead of the hint, with a check, once the field's rule is met ("10 to 49 allowed, 16 fits"). */
  met?: ReactNode;
  /** What to type, in words. Shown instead of hint and met. */
  error?: string | undefined;
  id?: string | undefined;
  className?: string | undefined;
};

/** The props that tie an input to its label, hint and error. */
export type FieldAria = {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
};

/** Ids and ARIA of one field; pass `aria` to the input and the whole to `Field`. */
export function useFieldAria({ id, error, hint, met }: Pick<FieldProps, "id" | "error" | "hint" | "met">) {
  const own = useId();
  const inputId = id ?? own;
  const noteId = `${inputId}-note`;
  const aria: FieldAria = {
    id: inputId,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": error || hint || met ? noteId : undefined,
  };
  return { aria, noteId };
}

type FrameProps = FieldProps & {
  aria: FieldAria;
  noteId: string;
  children: ReactNode;
  /** At the right of the note: the count of a text area. */
  count?: ReactNode;
  /** For a group of inputs: the label is then a plain element named `<id>-label`. */
  group?: boolean;
};

/** Label above, the control, and one note under it: error, met rule or hint. */
export function Field({ label, optional, hint, met, error, aria, noteId, children, ...rest }: FrameProps) {
  const { className, count, group = false } = rest;
  const text = (
    <>
      {label}
      {optional ? <span className="font-text text-ink-3"> optional</span> : null}
    </>
  );
  const labelClass = "mb-1.5 block font-strong text-ink text-meta";
  return (
    <div className={cx("min-w-0", className)}>
      {group ? (
        <div id={`${aria.id}-label`} className={labelClass}>
          {text}
        </div>
      ) : (
        <label htmlFor={aria.id} id={`${aria.id}-label`} className={labelClass}>
          {text}
        </label>
      )}
      {children}
      <div className="flex justify-between gap-4">
        <FieldNote id={noteId} error={error} met={met} hint={hint} />
        {count}
      </div>
    </div>
  );
}

function FieldNote({ id, error, met, hint }: { id: string } & Pick<FieldProps, "error" | "met" | "hint">) {
  const mark = "mt-px size-icon-small shrink-0";
  if (error) {
    return (
      <p id={id} className="mt-1.5 flex gap-1.5 font-strong text-bad text-meta">
        <CircleAlert aria-hidden="true" className={mark} strokeWidth={2} />
        {error}
      </p>
    );
  }
  if (met) {
    return (
      <p id={id} className="mt-1.5 flex gap-1.5 text-ink-2 text-meta">
        <CircleCheck aria-hidden="true" className={cx(mark, "icon-filled text-ok")} strokeWidth={2} />
        <span>{met}</span>
      </p>
    );
  }
  return hint ? (
    <p id={id} className="mt-1.5 text-ink-3 text-meta">
      {hint}
    </p>
  ) : null;
}
