"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import { renewalSorts } from "@/lib/domain/renewal-sorts";

/**
 * The range, search and order of the page, kept in the address.
 * @param first what the page shows when the address names none
 */
export function useRenewalFilter(first: RenewalQuery) {
  const [state, setState] = useQueryStates(
    {
      from: parseAsString.withDefault(first.from),
      to: parseAsString.withDefault(first.to),
      q: parseAsString.withDefault(""),
      sort: parseAsStringLiteral(renewalSorts).withDefault("date"),
    },
    { history: "replace", throttleMs: 250 },
  );
  const { q, ...rest } = state;
  const query: RenewalQuery = q === "" ? rest : { ...rest, q };
  return { query, setFilter: setState };
}
