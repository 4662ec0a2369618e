import { queryOptions } from "@tanstack/react-query";
import type { NoticeAnswer } from "@/lib/domain/service-notice";
import { getJson } from "./http";

const TROUBLED_MS = 15_000;
const QUIET_MS = 60_000;

/** What everybody should know of the work with Zoom: asked every 15 s while there is something, else once a minute. */
export function serviceNotice() {
  return queryOptions({
    queryKey: ["operations", "notice"] as const,
    queryFn: ({ signal }) => getJson<NoticeAnswer>("/api/operations/notice", { signal }),
    refetchInterval: (query) => (query.state.data?.notice ? TROUBLED_MS : QUIET_MS),
  });
}
