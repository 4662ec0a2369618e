"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { accountStatuses, changeStatuses } from "@/lib/domain/account";
import type { AccountSort } from "@/lib/domain/account-query";
import type { AccountFilter } from "@/lib/queries/accounts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CODE = /^[A-Za-z0-9_-]{1,100}$/;

/** Every order of the directory, with the words of the narrow screen's choice. */
export const sortWords: Record<AccountSort, string> = {
  name: "Name, A first",
  "-name": "Name, Z first",
  nextInvoice: "Next invoice, soonest",
  "-nextInvoice": "Next invoice, latest",
  hosts: "Hosts, fewest",
  "-hosts": "Hosts, most",
  readAt: "Age, oldest",
  "-readAt": "Age, newest",
};

// In the order in which the address shows them, which is the order of the chips.
const parsers = {
  q: parseAsString,
  status: parseAsStringLiteral([...changeStatuses, ...accountStatuses]),
  plan: parseAsString,
  renewsBefore: parseAsString,
  sort: parseAsStringLiteral(Object.keys(sortWords) as AccountSort[]),
};

export type FilterName = "q" | "status" | "plan" | "renewsBefore";
type Values = { [Name in keyof AccountFilter]?: Exclude<AccountFilter[Name], undefined> | null };

/**
 * What the address asks for. Values that our API would refuse (a day of another shape, a code with spaces) are left
 * out, so that a mistyped link shows more rows and never an error.
 */
export function directoryFilter({ q, status, plan, renewsBefore, sort }: Values): AccountFilter {
  const text = q?.trim().slice(0, 200);
  return {
    ...(text ? { q: text } : {}),
    ...(status ? { status } : {}),
    ...(plan && CODE.test(plan) ? { plan } : {}),
    ...(renewsBefore && DAY.test(renewsBefore) ? { renewsBefore } : {}),
    sort: sort ?? "name",
  };
}

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
    change: (patch: Values) =>
      void setValues({ ...patch, ...(patch.sort === "name" ? { sort: null } : {}) }, { history: "push" }),
    drop: (names: readonly FilterName[]) =>
      void setValues(Object.fromEntries(names.map((name) => [name, null])), { history: "push" }),
  };
}

export type DirectoryFilter = ReturnType<typeof useDirectoryFilter>;
