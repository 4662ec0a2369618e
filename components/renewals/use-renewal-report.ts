"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RenewalReport } from "@/lib/domain/renewal";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import { ProblemError } from "@/lib/queries/http";
import { renewals } from "@/lib/queries/renewals";

/** Rows and sums with the range, search and order that they are of. */
export type ShownReport = { report: RenewalReport; query: RenewalQuery };

/**
 * What is invoiced in a range. The report before stays until the new one comes, and also when that cannot be loaded.
 * @param query one object as long as it asks for the same
 * @returns what to show, whether it is about to be replaced, why it could not be, and ways to read on or again
 */
export function useRenewalReport(query: RenewalQuery) {
  const list = useInfiniteQuery(renewals(query));
  const { data: report, error, isPlaceholderData, hasNextPage, isFetching } = list;
  const [shown, setShown] = useState<ShownReport | null>(null);
  const isNew = shown?.report !== report || shown?.query !== query;
  if (report && !isPlaceholderData && isNew) setShown({ report, query });
  return {
    shown,
    busy: isPlaceholderData,
    problem: error instanceof ProblemError ? error.problem : null,
    retry: () => void list.refetch(),
    /** Asks for further rows; null: there are none, or they are on their way. */
    more: hasNextPage && !isFetching && !error ? list.fetchNextPage : null,
  };
}
