"use client";

import { get, useFormState } from "react-hook-form";
import { useFieldOnScreen } from "@/components/forms/form-context";

/** The message of a field that is not bound to one element of its own; tells the form that it is on screen. */
export function useFieldError(name: string): string | undefined {
  const { errors } = useFormState();
  useFieldOnScreen(name);
  const error: unknown = get(errors, name);
  return typeof error === "object" &&
    error !== null &&
    "message" in error &&
    typeof error.message === "string"
    ? error.message
    : undefined;
}
