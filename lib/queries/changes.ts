import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import type { Change, ChangePage, ChangeState } from "@/lib/domain/change";
import type { ChangeQuery } from "@/lib/domain/change-query";
import type { SettleChangeRequest } from "@/lib/domain/settle-change";
import { getJson, ProblemError, sendJson } from "./http";

/** What the journal is narrowed by; absent keys do not narrow. */
export type ChangeFilter = Partial<Pick<ChangeQuery, "accountId" | "state" | "kind" | "unexplained">>;

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

// A look that is due or under way: its outcome stands in the change within seconds.
const LOOK_SOON_MS = 60_000;

function isAwaited({ state, nextCheckAt }: Change): boolean {
  if (isMoving(state)) return true;
  return nextCheckAt !== null && Date.parse(nextCheckAt) - Date.now() < LOOK_SOON_MS;
}

/** One change; asked again every 2 s until it no longer moves by itself and no look at it is due. */
export function changeDetail(changeId: string) {
  return queryOptions({
    queryKey: detailKey(changeId),
    queryFn: ({ signal }) => getJson<Change>(apiChangePath(changeId), { signal }),
    refetchInterval: (query) => (query.state.data && isAwaited(query.state.data) ? WATCH_MS : false),
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

function detailKey(changeId: string) {
  return ["changes", "detail", changeId] as const;
}

function apiChangePath(changeId: string): string {
  return `/api/changes/${encodeURIComponent(changeId)}`;
}

/** Asks for a look at Zoom now. The change comes back at once; what the look shows is in a later read of it. */
export function useCheckChange(changeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => sendJson<Change>("POST", `${apiChangePath(changeId)}/check`, {}),
    retry: false,
    networkMode: "always",
    onSuccess: (change) => client.setQueryData(detailKey(changeId), change),
    onError: (error) => takeStored(client, changeId, error),
  });
}

/** Settles a change by hand; afterwards everything read of sub-accounts and changes counts as old. */
export function useSettleChange(changeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: SettleChangeRequest) =>
      sendJson<Change>("POST", `${apiChangePath(changeId)}/settle`, request),
    retry: false,
    networkMode: "always",
    onSuccess: (change) => client.setQueryData(detailKey(changeId), change),
    onError: (error) => takeStored(client, changeId, error),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["changes"] });
      void client.invalidateQueries({ queryKey: ["accounts"] });
    },
  });
}

// Somebody, or the worker, was faster: the answer shows how the change stands.
function takeStored(client: QueryClient, changeId: string, error: Error): void {
  const stored = error instanceof ProblemError ? error.problem.change : undefined;
  if (stored) client.setQueryData(detailKey(changeId), stored as Change);
}
