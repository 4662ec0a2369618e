import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { PageHeader } from "@/components/layout/page-header";
import { OwnSessions } from "@/components/people/own-sessions";
import { PeopleSection } from "@/components/people/people-section";
import { can } from "@/lib/domain/permissions";
import { ownSessions, peopleList } from "@/lib/queries/people";
import { sessionOf } from "@/lib/server/auth/caller";
import { requirePage } from "@/lib/server/auth/page";
import { listOwnSessions, listPeople } from "@/lib/server/services/people/list-people";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const { context, caller } = await requirePage("accounts.read");
  const session = (await sessionOf(context, await headers()))?.id ?? "";
  const manages = can(caller.person.role, "people.manage");
  const client = new QueryClient();
  await client.prefetchQuery({
    ...ownSessions(),
    queryFn: () => listOwnSessions(context, caller, session),
  });
  if (manages)
    await client.prefetchQuery({ ...peopleList(), queryFn: () => listPeople(context, caller, session) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <div className="pb-8">
        <PageHeader title="Settings" ruled />
        <OwnSessions />
        {manages ? <PeopleSection /> : null}
      </div>
    </HydrationBoundary>
  );
}
