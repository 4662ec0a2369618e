"use client";

import { PageHeader } from "@/components/layout/page-header";
import type { AccountDetail } from "@/lib/domain/account";
import { AccountStatus } from "../account-status";
import { AccountActions } from "./account-actions";
import { accountMeta } from "./account-meta";

type AccountHeaderProps = {
  account: AccountDetail;
  /** When the plans on screen were read; null: never. */
  readAt: string | null;
  reading: boolean;
  onReread: () => void;
  mayWrite: boolean;
};

/** Whose plans these are, how they stand, how old they are and what can be done. */
export function AccountHeader({ account, readAt, reading, onReread, mayWrite }: AccountHeaderProps) {
  return (
    <PageHeader
      title={account.name}
      crumbs={[{ label: "Directory", href: "/accounts" }, { label: account.name }]}
      status={<AccountStatus status={account.status} boxed />}
      actions={<AccountActions account={account} mayWrite={mayWrite} />}
      meta={accountMeta({ account, readAt, reading, onReread })}
    />
  );
}
