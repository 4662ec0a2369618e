"use client";

import type { AccountDetail } from "@/lib/domain/account";
import { AccountStatus } from "../account-status";
import { AccountActions } from "./account-actions";
import { AccountMeta } from "./account-meta";

type AccountHeaderProps = {
  account: AccountDetail;
  readAt: string | null;
  reading: boolean;
  onReread: () => void;
  mayWrite: boolean;
};

/** Placeholder head until the frame's page header stands. */
export function AccountHeader({ account, readAt, reading, onReread, mayWrite }: AccountHeaderProps) {
  return (
    <header className="px-gutter pt-6 pb-4">
      <h1 dir="auto">{account.name}</h1>
      <AccountStatus status={account.status} boxed />
      <AccountMeta account={account} readAt={readAt} reading={reading} onReread={onReread} />
      <AccountActions account={account} mayWrite={mayWrite} />
    </header>
  );
}
