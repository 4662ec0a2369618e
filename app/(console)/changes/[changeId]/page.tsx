import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReceiptPage } from "@/components/changes/receipt/receipt-page";
import { nextInvoiceOf } from "@/components/changes/review/review-facts";
import { can } from "@/lib/domain/permissions";
import { requirePage } from "@/lib/server/auth/page";
import { AppError } from "@/lib/server/errors";
import { getAccount } from "@/lib/server/services/accounts/get-account";
import { getChange } from "@/lib/server/services/changes/get-change";
import { readSettlers } from "@/lib/server/services/changes/read-settlers";

export const metadata: Metadata = { title: "Change" };

type Props = { params: Promise<{ changeId: string }> };

export default async function ChangePage({ params }: Props) {
  const { context, caller } = await requirePage("changes.read");
  const { changeId } = await params;
  const change = await getChange(context, caller, changeId).catch(absent);
  // Only for the day of the next invoice: a receipt stands without its sub-account, too.
  const account = await getAccount(context, caller, change.accountId).catch(() => null);
  return (
    <ReceiptPage
      key={change.id}
      change={change}
      nextInvoice={nextInvoiceOf(change, account?.plans?.lines ?? [])}
      mayWrite={can(caller.person.role, "plans.write")}
      maySettle={can(caller.person.role, "changes.settle")}
      settlers={await readSettlers(context, caller)}
    />
  );
}

function absent(error: unknown): never {
  if (error instanceof AppError && error.code === "not_found") notFound();
  throw error;
}
