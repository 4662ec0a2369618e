import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { filterOf } from "@/components/audit/audit-filter";
import { AuditScreen } from "@/components/audit/audit-screen";
import { auditInfinite, EVENTS_A_PAGE } from "@/lib/queries/audit";
import { requirePage } from "@/lib/server/auth/page";
import { listAudit } from "@/lib/server/services/audit/list-audit";

export const metadata: Metadata = { title: "Audit" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const { context, caller } = await requirePage("audit.read");
  const filter = filterOf(await searchParams);
  const client = new QueryClient();
  await client.prefetchInfiniteQuery({
    ...auditInfinite(filter),
    queryFn: () => listAudit(context, caller, { ...filter, limit: EVENTS_A_PAGE }),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AuditScreen />
    </HydrationBoundary>
  );
}
