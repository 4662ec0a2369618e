import { queryOptions } from "@tanstack/react-query";
import type { SyncStatus } from "@/lib/domain/sync";
import { getJson, sendJson } from "./http";

const RUNNING_MS = 2_000;
const RESTING_MS = 60_000;

/** How far the reading of all sub-accounts is: asked every 2 s while it runs, else once a minute. */
export function syncStatus() {
  return queryOptions({
    queryKey: ["sync"] as const,
    queryFn: ({ signal }) => getJson<SyncStatus>("/api/sync", { signal }),
    refetchInterval: (query) => (query.state.data?.state === "running" ? RUNNING_MS : RESTING_MS),
  });
}

/** Asks for a reading of all sub-accounts now. @throws ProblemError when it is refused or nothing answers */
export function startSync(): Promise<SyncStatus> {
  return sendJson<SyncStatus>("POST", "/api/sync", {});
}
