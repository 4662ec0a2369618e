"use client";

import { createParser, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { accountStatuses, changeStatuses } from "@/lib/domain/account";
import {
  directoryFilter,
  type FilterChange,
  type FilterName,
  flagWords,
  payWords,
  readHosts,
  sortWords,
} from "./directory-filter";

const parseAsHosts = createParser({ parse: readHosts, serialize: String });

// In the order in which the address shows them, which is the order of the chips.
const parsers = {
  q: parseAsString,
  status: parseAsStringLiteral([...changeStatuses, ...accountStatuses]),
  family: parseAsString,
  plan: parseAsString,
  hostsMin: parseAsHosts,
  hostsMax: parseAsHosts,
  renewsFrom: parseAsString,
  renewsBefore: parseAsString,
  pay: parseAsStringLiteral(keys(payWords)),
  flag: parseAsStringLiteral(keys(flagWords)),
  sort: parseAsStringLiteral(keys(sortWords)),
};

/** The directory's filter and order, held by the address so that a link shows a colleague the same rows. */
export function useDirectoryFilter() {
  const [values, setValues] = useQueryStates(parsers);
  // One identity as long as the address says the same.
  const filter = useMemo(() => directoryFilter(values), [values]);
  return {
    filter,
    /** Typing does not fill the browser's history; everything else may be gone back from. */
    search: (text: string) => void setValues({ q: text.trim() === "" ? null : text.trim() }),
    change: (patch: FilterChange) =>
      void setValues({ ...patch, ...(patch.sort === "name" ? { sort: null } : {}) }, { history: "push" }),
    drop: (names: readonly FilterName[]) =>
      void setValues(Object.fromEntries(names.map((name) => [name, null])), { history: "push" }),
  };
}

export type DirectoryFilter = ReturnType<typeof useDirectoryFilter>;

function keys<Key extends string>(words: Record<Key, string>): Key[] {
  return Object.keys(words) as Key[];
}
