import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { RenewalReport } from "@/lib/domain/renewal";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import { getJson } from "./http";

/** The plan lines invoiced in a range; the rows of the range before stay until the new ones come. */
export function renewals(query: RenewalQuery) {
  return queryOptions({
    queryKey: ["renewals", query] as const,
    queryFn: ({ signal }) => getJson<RenewalReport>(`/api/renewals?${renewalSearch(query)}`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** The address of the same rows as a file. */
export function renewalExportPath(query: RenewalQuery): string {
  return `/api/renewals/export?${renewalSearch(query)}&format=csv`;
}

function renewalSearch({ from, to, q, sort }: RenewalQuery): URLSearchParams {
  return new URLSearchParams({ from, to, ...(q ? { q } : {}), sort });
}
