"use client";

import { Minus, Plus } from "lucide-react";
import type { KeyboardEvent, Ref } from "react";
import { Field, type FieldProps, useFieldAria } from "./field";
import { type NumberValue, readWholeNumber, stepNumber } from "./whole-number";

type NumberFieldProps = FieldProps & {
  value: NumberValue;
  onValueChange: (value: NumberValue) => void;
  /** Bounds of the buttons and arrow keys only; typing outside is allowed and left to the schema. */
  min?: number;
  max?: number;
  name?: string;
  onBlur?: () => void;
  inputRef?: Ref<HTMLInputElement>;
  /** Named by the buttons: "One more host". */
  unit?: string;
};

/** A whole number, right-aligned, with minus and plus. What was typed is kept, whatever it is. */
export function NumberField({ value, onValueChange, min = 0, max = 999_999_999, ...rest }: NumberFieldProps) {
  const { label, optional, hint, met, error, id, className, name, onBlur, inputRef, unit = "" } = rest;
  const field = { label, optional, hint, met, error, id, className };
  const { aria, noteId } = useFieldAria(field);
  const step = (by: 1 | -1) => onValueChange(stepNumber(value, by, min, max));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    step(event.key === "ArrowUp" ? 1 : -1);
  };
  return (
    <Field {...field} aria={aria} noteId={noteId}>
      <div className="control-field flex items-center pr-1">
        <input
          {...aria}
          ref={inputRef}
          name={name}
          value={value ?? ""}
          onChange={(event) => onValueChange(readWholeNumber(event.target.value))}
          onBlur={onBlur}
          onKeyDown={onKeyDown}
          inputMode="numeric"
          autoComplete="off"
          className="control-inner text-right"
        />
        <StepButton icon={Minus} label={`One ${unit} fewer`} onPress={() => step(-1)} />
        <StepButton icon={Plus} label={`One ${unit} more`} onPress={() => step(1)} />
      </div>
    </Field>
  );
}

type StepButtonProps = { icon: typeof Plus; label: string; onPress: () => void };

// Not in the tab order: the arrow keys of the field do the same.
function StepButton({ icon: Icon, label, onPress }: StepButtonProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label.replace("  ", " ")}
      onClick={onPress}
      className="ml-1 inline-flex size-6 items-center justify-center rounded-small text-ink-3 hover:bg-hover hover:text-ink active:bg-pressed max-sm:size-9"
    >
      <Icon aria-hidden="true" className="size-icon-small" strokeWidth={2} />
    </button>
  );
}
