import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { Directory } from "@/components/accounts/directory/directory";
import { viewCookie } from "@/components/accounts/directory/directory-view";
import { accountQuerySchema } from "@/lib/domain/account-query";
import { anchorPlace, placePage } from "@/lib/queries/account-pages";
import { ACCOUNTS_A_PAGE, type AccountFilter, accountsInfinite, accountsList } from "@/lib/queries/accounts";
import { syncStatus } from "@/lib/queries/sync";
import { requirePage } from "@/lib/server/auth/page";
import { listAccounts } from "@/lib/server/services/accounts/list-accounts";
import { getSync } from "@/lib/server/services/sync/get-sync";
import { addressWithView } from "./address-with-view";
import { readFilter } from "./read-filter";

export const metadata: Metadata = { title: "Directory" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PLACE = anchorPlace("start");

export default async function DirectoryPage({ searchParams }: Props) {
  const { context, caller } = await requirePage("accounts.read");
  const params = await searchParams;
  const address = addressWithView(params, (await cookies()).get(viewCookie(caller.person.id))?.value);
  if (address) redirect(address);
  const filter: AccountFilter = readFilter(params);
  const query = accountQuerySchema.parse({ ...filter, limit: ACCOUNTS_A_PAGE });
  const client = new QueryClient();
  await Promise.all([
    client.prefetchInfiniteQuery({
      ...accountsInfinite(filter),
      queryFn: async () =>
        placePage(await listAccounts(context, caller, query), accountsList(filter), "start", PLACE),
    }),
    client.prefetchQuery({ ...syncStatus(), queryFn: () => getSync(context, caller) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Directory role={caller.person.role} personId={caller.person.id} />
    </HydrationBoundary>
  );
}
