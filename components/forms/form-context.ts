"use client";

import { createContext, useContext, useEffect } from "react";

export type FormShellState = {
  pending: boolean;
  /** Errors that belong to no field on screen, in words. */
  loose: readonly string[];
  /** When what was typed was kept last (ISO); null: nothing is kept. */
  savedAt: string | null;
  /** Names of the fields on screen, in the order they appeared. */
  fields: Set<string>;
};

export const FormShellContext = createContext<FormShellState>({
  pending: false,
  loose: [],
  savedAt: null,
  fields: new Set(),
});

/** What the form around a part is doing. */
export function useFormShell(): FormShellState {
  return useContext(FormShellContext);
}

/** Tells the form that a field of this name is on screen, so that the server's errors can find it. */
export function useFieldOnScreen(name: string): void {
  const { fields } = useFormShell();
  useEffect(() => {
    fields.add(name);
    return () => void fields.delete(name);
  }, [fields, name]);
}
