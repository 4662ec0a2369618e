"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useMemo } from "react";
import type { DirectoryView } from "./directory-columns";
import { directoryView, keptView, viewCookie, viewValues } from "./directory-view";

const parsers = { columns: parseAsString, density: parseAsString };
const YEAR_MS = 31_536_000_000;

/**
 * Columns and height of rows, held by the address. A choice is also kept in this browser for the person: the page
 * puts it into the address on the next visit.
 */
export function useDirectoryView(personId: string) {
  const [values, setValues] = useQueryStates(parsers);
  const { columns, density } = values;
  const view = useMemo(() => directoryView({ columns, density }), [columns, density]);
  const choose = (chosen: DirectoryView) => {
    void setValues(viewValues(chosen), { history: "push" });
    if (!("cookieStore" in window)) return;
    void window.cookieStore.set({
      name: viewCookie(personId),
      value: encodeURIComponent(keptView(chosen)),
      sameSite: "lax",
      expires: Date.now() + YEAR_MS,
    });
  };
  return { view, choose };
}
