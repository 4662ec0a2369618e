import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { filterOf, unexplainedRefusals } from "@/components/changes/list/change-filter";
import { ChangeJournal } from "@/components/changes/list/change-journal";
import { can } from "@/lib/domain/permissions";
import { CHANGES_A_PAGE, changesInfinite } from "@/lib/queries/changes";
import { requirePage } from "@/lib/server/auth/page";
import { listChanges } from "@/lib/server/services/changes/list-changes";

export const metadata: Metadata = { title: "Changes" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ChangesPage({ searchParams }: Props) {
  const { context, caller } = await requirePage("changes.read");
  const filter = filterOf(await searchParams);
  const client = new QueryClient();
  await client.prefetchInfiniteQuery({
    ...changesInfinite(filter),
    queryFn: () => listChanges(context, caller, { ...filter, limit: CHANGES_A_PAGE }),
  });
  const unexplained = can(caller.person.role, "changes.settle")
    ? (await listChanges(context, caller, { ...unexplainedRefusals, limit: 1 })).total
    : 0;
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ChangeJournal unexplained={unexplained} />
    </HydrationBoundary>
  );
}
