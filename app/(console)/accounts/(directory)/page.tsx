import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { Directory } from "@/components/accounts/directory/directory";
import { accountQuerySchema } from "@/lib/domain/account-query";
import { ACCOUNTS_A_PAGE, type AccountFilter, accountsInfinite } from "@/lib/queries/accounts";
import { syncStatus } from "@/lib/queries/sync";
import { requirePage } from "@/lib/server/auth/page";
import { listAccounts } from "@/lib/server/services/accounts/list-accounts";
import { getSync } from "@/lib/server/services/sync/get-sync";
import { readFilter } from "./read-filter";

export const metadata: Metadata = { title: "Directory" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DirectoryPage({ searchParams }: Props) {
  const { context, caller } = await requirePage("accounts.read");
  const filter: AccountFilter = readFilter(await searchParams);
  const query = accountQuerySchema.parse({ ...filter, limit: ACCOUNTS_A_PAGE });
  const client = new QueryClient();
  await Promise.all([
    client.prefetchInfiniteQuery({
      ...accountsInfinite(filter),
      queryFn: () => listAccounts(context, caller, query),
    }),
    client.prefetchQuery({ ...syncStatus(), queryFn: () => getSync(context, caller) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Directory role={caller.person.role} />
    </HydrationBoundary>
  );
}
