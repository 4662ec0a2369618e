"use client";

import type { ChangeEvent } from "react";
import { useController } from "react-hook-form";
import { useFieldOnScreen } from "./form-context";

type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Ties a field to the form around it by its path in the request body, which is also its id.
 * `field` is react-hook-form's; `text` are the props of an element that one types into.
 */
export function useBoundField(name: string) {
  const { field, fieldState } = useController({ name });
  useFieldOnScreen(name);
  const error = fieldState.error?.message;
  const value: unknown = field.value;
  const text = {
    id: name,
    name,
    error,
    value: typeof value === "string" || typeof value === "number" ? String(value) : "",
    onChange: (event: ChangeEvent<Typed>) => field.onChange(event.target.value),
    onBlur: field.onBlur,
    ref: field.ref,
  };
  return { field, error, text };
}
