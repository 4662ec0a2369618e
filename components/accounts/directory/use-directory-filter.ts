"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { accountStatuses, changeStatuses } from "@/lib/domain/account";
import type { AccountSort } from "@/lib/domain/account-query";
import { directoryFilter, type FilterValues, sortWords } from "./directory-filter";

// In the order in which the address shows them, which is the order of the chips.
const parsers = {
  q: parseAsString,
  status: parseAsStringLiteral([...changeStatuses, ...accountStatuses]),
  plan: parseAsString,
  renewsBefore: parseAsString,
  sort: parseAsStringLiteral(Object.keys(sortWords) as AccountSort[]),
};

export type FilterName = "q" | "status" | "plan" | "renewsBefore";
/** The directory's filter and order, held by the address so that a link shows a colleague the same rows. */
export function useDirectoryFilter() {
  const [values, setValues] = useQueryStates(parsers);
  const { q, status, plan, renewsBefore, sort } = values;
  const filter = useMemo(
    () => directoryFilter({ q, status, plan, renewsBefore, sort }),
    [q, status, plan, renewsBefore, sort],
  );
  return {
    filter,
    /** Typing does not fill the browser's history; everything else may be gone back from. */
    search: (text: string) => void setValues({ q: text.trim() === "" ? null : text.trim() }),
    change: (patch: FilterValues) =>
      void setValues({ ...patch, ...(patch.sort === "name" ? { sort: null } : {}) }, { history: "push" }),
    drop: (names: readonly FilterName[]) =>
      void setValues(Object.fromEntries(names.map((name) => [name, null])), { history: "push" }),
  };
}

export type DirectoryFilter = ReturnType<typeof useDirectoryFilter>;
