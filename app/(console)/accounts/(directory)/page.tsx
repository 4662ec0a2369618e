import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { Directory } from "@/components/accounts/directory/directory";
import { viewCookie } from "@/components/accounts/directory/directory-view";
import { accountQuerySchema } from "@/lib/domain/account-query";
import { can } from "@/lib/domain/permissions";
import { ACCOUNTS_A_PAGE, accountsList, type FirstPage } from "@/lib/queries/account-list";
import { anchorPlace, placePage } from "@/lib/queries/account-pages";
import { requirePage } from "@/lib/server/auth/page";
import type { Caller, Context } from "@/lib/server/context";
import { listAccounts } from "@/lib/server/services/accounts/list-accounts";
import { getSync } from "@/lib/server/services/sync/get-sync";
import { addressWithView } from "./address-with-view";
import { readFilter } from "./read-filter";

export const metadata: Metadata = { title: "Directory" };

type SearchParams = Record<string, string | string[] | undefined>;
type Props = { searchParams: Promise<SearchParams> };

export default async function DirectoryPage({ searchParams }: Props) {
  const { context, caller } = await requirePage("accounts.read");
  const params = await searchParams;
  const { id, role } = caller.person;
  const address = addressWithView(params, (await cookies()).get(viewCookie(id))?.value);
  if (address) redirect(address);
  const [first, reading] = await Promise.all([
    readFirstPage(context, caller, params),
    getSync(context, caller),
  ]);
  return (
    <Directory
      personId={id}
      searches={role === "support"}
      mayRead={can(role, "sync.run")}
      first={first}
      reading={reading}
    />
  );
}

// Without it the browser asks once more and says what went wrong.
async function readFirstPage(context: Context, caller: Caller, params: SearchParams): Promise<FirstPage> {
  const filter = readFilter(params);
  const query = accountQuerySchema.parse({ ...filter, limit: ACCOUNTS_A_PAGE });
  const at = context.clock.now().getTime();
  const page = await listAccounts(context, caller, query).catch(() => null);
  return page && { page: placePage(page, accountsList(filter), "start", anchorPlace("start")), at };
}
