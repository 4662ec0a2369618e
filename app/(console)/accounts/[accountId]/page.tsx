import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountScreen } from "@/components/accounts/detail/account-screen";
import { accountIdFrom } from "@/lib/domain/paths";
import { DIFFERENCES_A_PAGE } from "@/lib/queries/differences";
import { requirePage } from "@/lib/server/auth/page";
import { AppError } from "@/lib/server/errors";
import { getAccount } from "@/lib/server/services/accounts/get-account";
import { listDifferences } from "@/lib/server/services/differences/list-differences";

type Props = { params: Promise<{ accountId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readAccount(params)).account.name };
}

export default async function AccountPage({ params }: Props) {
  const { account, context, caller } = await readAccount(params);
  const query = { accountId: account.id, limit: DIFFERENCES_A_PAGE };
  const differences = await listDifferences(context, caller, query);
  return (
    <AccountScreen key={account.id} account={account} differences={differences} role={caller.person.role} />
  );
}

async function readAccount(params: Props["params"]) {
  const { context, caller } = await requirePage("accounts.read");
  const { accountId } = await params;
  const account = await getAccount(context, caller, accountIdFrom(accountId)).catch(absent);
  return { account, context, caller };
}

function absent(error: unknown): never {
  if (error instanceof AppError && error.code === "account_not_found") notFound();
  throw error;
}
