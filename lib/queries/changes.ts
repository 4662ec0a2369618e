import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Change, ChangePage, ChangeState } from "@/lib/domain/change";
import type { ChangeQuery } from "@/lib/domain/change-query";
import { getJson } from "./http";

/** What the journal is narrowed by; absent keys do not narrow. */
export type ChangeFilter = Partial<Pick<ChangeQuery, "accountId" | "state" | "kind">>;

/** Changes a read of the journal. */
export const CHANGES_A_PAGE = 50;
const WATCH_MS = 2_000;

/** States that move on without anybody doing something: worth asking again. */
const moving: readonly ChangeState[] = ["prepared", "sending", "unknown"];

/** True while a change may still move by itself. */
export function isMoving(state: ChangeState): boolean {
  return moving.includes(state);
}

/** The journal page after page, newest first, for one filter. */
export function changesInfinite(filter: ChangeFilter) {
  return infiniteQueryOptions({
    queryKey: ["changes", "list", filter] as const,
    queryFn: ({ pageParam, signal }) => getJson<ChangePage>(changesPath(filter, pageParam), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (hasMoving(query.state.data?.pages ?? []) ? WATCH_MS : false),
  });
}

function hasMoving(pages: readonly ChangePage[]): boolean {
  return pages.some((page) => page.items.some((change) => isMoving(change.state)));
}

/** One change; asked again every 2 s until it no longer moves by itself. */
export function changeDetail(changeId: string) {
  return queryOptions({
    queryKey: ["changes", "detail", changeId] as const,
    queryFn: ({ signal }) => getJson<Change>(`/api/changes/${encodeURIComponent(changeId)}`, { signal }),
    refetchInterval: (query) => (query.state.data && isMoving(query.state.data.state) ? WATCH_MS : false),
  });
}

/** The address of one page of the journal. */
export function changesPath(filter: ChangeFilter, cursor: string | null): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, value);
  query.set("limit", String(CHANGES_A_PAGE));
  if (cursor !== null) query.set("cursor", cursor);
  return `/api/changes?${query}`;
}
