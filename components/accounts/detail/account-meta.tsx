"use client";

import { Lock, RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { AgeAndTime } from "@/components/ui/age";
import { CopyButton } from "@/components/ui/copy-button";
import { KeyHint } from "@/components/ui/key-hint";
import { StatusIcon } from "@/components/ui/status";
import { TextButton } from "@/components/ui/text-link";
import type { AccountDetail } from "@/lib/domain/account";
import { accountActions } from "./account-actions";

type AccountMetaParts = {
  account: AccountDetail;
  readAt: string | null;
  reading: boolean;
  onReread: () => void;
};

/** The parts of the meta line: id, number, whether it may be changed, and how old the plans below are. */
export function accountMeta({ account, readAt, reading, onReread }: AccountMetaParts): ReactNode[] {
  return [
    <span key="id" className="inline-flex min-w-0 items-center gap-1 break-all font-mono text-code">
      {account.id}
      <CopyButton text={account.id} label="Copy id" />
    </span>,
    account.accountNumber ? (
      <span key="number" className="max-sm:hidden">
        No. {account.accountNumber}
      </span>
    ) : null,
    <Changeable key="changeable" account={account} />,
    <span key="age" className="inline-flex flex-wrap items-center gap-x-2">
      <span aria-live="polite">
        {reading ? "Reading from Zoom" : readAt ? <Read at={readAt} /> : "Never read"}
      </span>
      <TextButton onClick={onReread} aria-keyshortcuts="R" aria-disabled={reading} className="text-meta">
        <RefreshCw aria-hidden="true" className="size-icon-small" strokeWidth={2} />
        Re-read
      </TextButton>
      <KeyHint keys="R" />
    </span>,
  ];
}

function Read({ at }: { at: string }) {
  return (
    <>
      Read <AgeAndTime at={at} />
    </>
  );
}

function Changeable({ account }: { account: AccountDetail }) {
  const { main, second } = accountActions(account);
  const possible = main !== null || second !== null;
  return (
    <span className="inline-flex items-center gap-1.5 max-sm:hidden">
      {possible ? (
        <StatusIcon word="Active" />
      ) : (
        <Lock aria-hidden="true" className="size-icon-small" strokeWidth={2} />
      )}
      {possible ? `Can be changed${account.payMode === "master" ? ": we pay" : ""}` : "Cannot be changed now"}
    </span>
  );
}
