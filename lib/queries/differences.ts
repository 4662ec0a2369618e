import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { DifferencePage } from "@/lib/domain/difference";
import { getJson } from "./http";

/** Differences a read: more than anybody reads on the page of one sub-account. */
export const DIFFERENCES_A_PAGE = 20;

/**
 * What changed elsewhere in a sub-account, newest first.
 * @param version of the plans on screen: other plans may bring another difference, so they ask anew
 */
export function accountDifferences(accountId: string, version: string | null) {
  const query = new URLSearchParams({ accountId, limit: String(DIFFERENCES_A_PAGE) });
  return queryOptions({
    queryKey: ["differences", accountId, version] as const,
    queryFn: ({ signal }) => getJson<DifferencePage>(`/api/differences?${query}`, { signal }),
    placeholderData: keepPreviousData,
  });
}
