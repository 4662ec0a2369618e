import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AccountDetail, AccountPage, AccountPlans } from "@/lib/domain/account";
import type { AccountQuery } from "@/lib/domain/account-query";
import { apiAccountPath } from "@/lib/domain/paths";
import {
  type Anchor,
  anchorPlace,
  nextPlace,
  type PlacedPage,
  placePage,
  previousPlace,
} from "./account-pages";
import { getJson } from "./http";

/** What the directory is narrowed and sorted by; absent keys do not narrow. */
export type AccountFilter = Omit<AccountQuery, "cursor" | "limit">;

/** Rows a read: a few screens of them, and few enough to come fast. */
export const ACCOUNTS_A_PAGE = 100;
// So many pages are kept around the screen, however far it is scrolled: each refresh reads all of them again.
const MOST_PAGES = 6;

/** The address of a filter's rows, which tells one list from another. */
export function accountsList(filter: AccountFilter): string {
  return accountsPath(filter, ACCOUNTS_A_PAGE, null);
}

/**
 * The directory page after page, for one filter, from its start or back from its end. The rows of the filter before
 * stay until the new ones come.
 * @param turn another number begins anew at the anchor after the pages there were let go
 */
export function accountsInfinite(filter: AccountFilter, anchor: Anchor = "start", turn = 0) {
  return infiniteQueryOptions({
    queryKey: ["accounts", "list", filter, anchor, turn] as const,
    queryFn: async ({ pageParam, signal }): Promise<PlacedPage> => {
      const path = accountsPath(filter, ACCOUNTS_A_PAGE, pageParam.cursor);
      return placePage(await getJson<AccountPage>(path, { signal }), accountsList(filter), anchor, pageParam);
    },
    initialPageParam: anchorPlace(anchor),
    getNextPageParam: nextPlace,
    getPreviousPageParam: previousPlace,
    maxPages: MOST_PAGES,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** The first `limit` sub-accounts that match, for searches beside a table. */
export function accountsPage(filter: AccountFilter, limit: number) {
  return queryOptions({
    queryKey: ["accounts", "page", filter, limit] as const,
    queryFn: ({ signal }) => getJson<AccountPage>(accountsPath(filter, limit, null), { signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** One sub-account as last read, with what may be changed. */
export function accountDetail(accountId: string) {
  return queryOptions({
    queryKey: ["accounts", "detail", accountId] as const,
    queryFn: ({ signal }) => getJson<AccountDetail>(apiAccountPath(accountId), { signal }),
  });
}

/** A read through Zoom, now. One attempt: the server has its own retries. */
export function livePlans(accountId: string) {
  return queryOptions({
    queryKey: ["accounts", "plans", accountId] as const,
    queryFn: ({ signal }) => getJson<AccountPlans>(`${apiAccountPath(accountId)}/plans`, { signal }),
    retry: false,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

/** The address of a directory read. */
export function accountsPath(filter: AccountFilter, limit: number, cursor: string | null): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, String(value));
  query.set("limit", String(limit));
  if (cursor !== null) query.set("cursor", cursor);
  return `/api/accounts?${query}`;
}
