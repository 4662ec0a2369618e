import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import type { AccountPage } from "@/lib/domain/account";
import {
  type Anchor,
  anchorPlace,
  nextPlace,
  type PlacedPage,
  placePage,
  previousPlace,
} from "./account-pages";
import { type AccountFilter, accountsPath } from "./accounts";
import { getJson } from "./http";

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

/** The first page as the server read it together with the HTML, and when (ms); null when it could not. */
export type FirstPage = { page: PlacedPage; at: number } | null;

/** Puts the page that came with the HTML under the list it belongs to; every other list is asked for. */
export function withFirstPage(first: FirstPage, filter: AccountFilter, anchor: Anchor, turn: number) {
  const options = accountsInfinite(filter, anchor, turn);
  if (!first || anchor !== "start" || turn > 0 || first.page.list !== accountsList(filter)) return options;
  return {
    ...options,
    initialData: { pages: [first.page], pageParams: [anchorPlace("start")] },
    initialDataUpdatedAt: first.at,
  };
}
