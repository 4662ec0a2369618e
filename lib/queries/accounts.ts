import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AccountDetail, AccountPage, AccountPlans } from "@/lib/domain/account";
import type { AccountQuery } from "@/lib/domain/account-query";
import { apiAccountPath } from "@/lib/domain/paths";
import { getJson } from "./http";

/** What the directory is narrowed and sorted by; absent keys do not narrow. */
export type AccountFilter = Omit<AccountQuery, "cursor" | "limit">;

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
