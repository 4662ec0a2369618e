import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import type { AuditFilter, AuditPage } from "@/lib/domain/audit";
import { getJson } from "./http";

/** Events a read of the audit. */
export const EVENTS_A_PAGE = 100;

/** The audit page after page, newest first, for one filter. */
export function auditInfinite(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ["audit", filter] as const,
    queryFn: ({ pageParam, signal }) => getJson<AuditPage>(auditPath(filter, pageParam), { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
}

function auditPath(filter: AuditFilter, cursor: number | null): string {
  const query = auditQueryOf(filter);
  query.set("limit", String(EVENTS_A_PAGE));
  if (cursor !== null) query.set("cursor", String(cursor));
  return `/api/audit?${query}`;
}

/** Where the same events are had as a file. */
export function auditExportPath(filter: AuditFilter, format: "ndjson" | "csv"): string {
  const query = auditQueryOf(filter);
  query.set("format", format);
  return `/api/audit/export?${query}`;
}

/** A filter as the query of an address. */
export function auditQueryOf(filter: AuditFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, value);
  return query;
}
