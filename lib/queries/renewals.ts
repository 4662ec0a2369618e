import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import type { RenewalPage, RenewalReport } from "@/lib/domain/renewal";
import type { RenewalQuery } from "@/lib/domain/renewal-query";
import { getJson } from "./http";

/** Plan lines a read. */
export const RENEWALS_A_PAGE = 200;

/** The plan lines invoiced in a range, page after page; those of the range before stay until the new ones come. */
export function renewals(query: RenewalQuery) {
  return infiniteQueryOptions({
    queryKey: ["renewals", query] as const,
    queryFn: ({ pageParam, signal }) =>
      getJson<RenewalReport | RenewalPage>(renewalsPath(query, pageParam), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    select: joined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** The address of all rows as a file. */
export function renewalExportPath(query: RenewalQuery): string {
  return `/api/renewals/export?${renewalSearch(query)}&format=csv`;
}

type Pages = { pages: readonly (RenewalReport | RenewalPage)[] };

// The sums come with the first page and are of the whole range.
function joined({ pages }: Pages): RenewalReport | undefined {
  const [first] = pages;
  if (!first || !("total" in first)) return;
  return { ...first, rows: pages.flatMap(({ rows }) => rows) };
}

function renewalsPath(query: RenewalQuery, cursor: string | null): string {
  const place = cursor === null ? "" : `&cursor=${cursor}`;
  return `/api/renewals?${renewalSearch(query)}&limit=${RENEWALS_A_PAGE}${place}`;
}

function renewalSearch({ from, to, q, sort }: RenewalQuery): URLSearchParams {
  return new URLSearchParams({ from, to, ...(q ? { q } : {}), sort });
}
