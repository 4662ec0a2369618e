"use client";

import { useEffect, useState } from "react";
import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import type { Problem } from "@/lib/domain/problem";
import { sortErrors } from "./server-errors";

/**
 * Puts the errors of a refused request on their fields and moves to the first; gives those that no field can show.
 * A field's error goes as soon as that field is checked again; nothing typed is touched.
 */
export function useServerErrors<Values extends FieldValues>(
  form: UseFormReturn<Values, unknown, unknown>,
  error: Problem | null,
  fields: ReadonlySet<string>,
): readonly string[] {
  const [loose, setLoose] = useState<readonly string[]>([]);
  const { setError, setFocus } = form;
  useEffect(() => {
    const sorted = sortErrors(error?.errors ?? [], fields);
    for (const { path, message } of sorted.onFields) {
      setError(path as FieldPath<Values>, { type: "server", message });
    }
    const first = sorted.onFields[0];
    if (first) setFocus(first.path as FieldPath<Values>);
    setLoose(sorted.loose.map(({ message }) => message));
  }, [error, fields, setError, setFocus]);
  return loose;
}
