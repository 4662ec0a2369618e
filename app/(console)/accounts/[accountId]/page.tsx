import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountScreen } from "@/components/accounts/detail/account-screen";
import { accountIdFrom } from "@/lib/domain/paths";
import { requirePage } from "@/lib/server/auth/page";
import { AppError } from "@/lib/server/errors";
import { getAccount } from "@/lib/server/services/accounts/get-account";

type Props = { params: Promise<{ accountId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readAccount(params)).account.name };
}

export default async function AccountPage({ params }: Props) {
  const { account, role } = await readAccount(params);
  return <AccountScreen key={account.id} account={account} role={role} />;
}

async function readAccount(params: Props["params"]) {
  const { context, caller } = await requirePage("accounts.read");
  const { accountId } = await params;
  const account = await getAccount(context, caller, accountIdFrom(accountId)).catch(absent);
  return { account, role: caller.person.role };
}

function absent(error: unknown): never {
  if (error instanceof AppError && error.code === "account_not_found") notFound();
  throw error;
}
