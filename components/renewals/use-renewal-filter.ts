"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import type { CalendarDate } from "@/lib/domain/calendar-date";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import { type RenewalSort, renewalSorts } from "@/lib/domain/renewal-sorts";

// Today's first range is another one in a week, so the address names it too: a link keeps its days.
const day = parseAsString.withOptions({ clearOnDefault: false });

/**
 * The range, search and order of the page, kept in the address.
 * @param first what the page shows when the address names none
 */
export function useRenewalFilter(first: RenewalQuery) {
  const [state, setState] = useQueryStates(
    {
      from: day.withDefault(first.from),
      to: day.withDefault(first.to),
      q: parseAsString.withDefault(""),
      sort: parseAsStringLiteral(renewalSorts).withDefault("date"),
    },
    { throttleMs: 250 },
  );
  // One identity as long as the address says the same.
  const query = useMemo((): RenewalQuery => {
    const { q, ...rest } = state;
    return q === "" ? rest : { ...rest, q };
  }, [state]);
  return {
    query,
    /** Typing does not fill the browser's history; a named range and an order may be gone back from. */
    search: (text: string) => void setState({ q: text.trim() }),
    typeDays: (from: CalendarDate, to: CalendarDate) => void setState({ from, to }),
    chooseRange: (from: CalendarDate, to: CalendarDate) => void setState({ from, to }, { history: "push" }),
    order: (sort: RenewalSort) => void setState({ sort }, { history: "push" }),
  };
}

export type RenewalFilter = ReturnType<typeof useRenewalFilter>;
