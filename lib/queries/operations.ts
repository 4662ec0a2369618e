import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Operations } from "@/lib/domain/operations";
import type { SyncStatus } from "@/lib/domain/sync";
import type { SyncAction } from "@/lib/domain/sync-request";
import { getJson, sendJson } from "./http";
import { syncStatus } from "./sync";

const LIVE_MS = 2_000;

/** How the work with Zoom stands: asked every 2 s while the page is in sight. A failed ask is not repeated at once. */
export function operationsStatus() {
  return queryOptions({
    queryKey: ["operations", "status"] as const,
    queryFn: ({ signal }) => getJson<Operations>("/api/operations", { signal }),
    refetchInterval: LIVE_MS,
    retry: false,
  });
}

/** Tells the reading to begin, pause, go on, or to believe a list that shrank. Whatever shows it is asked anew. */
export function useSyncAction() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: SyncAction) => sendJson<SyncStatus>("POST", "/api/sync", { action }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["operations"] }),
        client.invalidateQueries({ queryKey: syncStatus().queryKey }),
      ]),
  });
}
