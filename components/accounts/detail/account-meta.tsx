"use client";

import { Lock, RefreshCw } from "lucide-react";
import { AgeAndTime } from "@/components/ui/age";
import { CopyButton } from "@/components/ui/copy-button";
import { KeyHint } from "@/components/ui/key-hint";
import { StatusIcon } from "@/components/ui/status";
import { TextButton } from "@/components/ui/text-link";
import type { AccountDetail } from "@/lib/domain/account";
import { accountActions } from "./account-actions";

type AccountMetaProps = {
  account: AccountDetail;
  readAt: string | null;
  reading: boolean;
  onReread: () => void;
};

/** Id, number, whether it may be changed, and how old the plans below are. */
export function AccountMeta({ account, readAt, reading, onReread }: AccountMetaProps) {
  return (
    <div className="flex flex-wrap items-center gap-y-1.5 text-ink-2 text-meta max-sm:flex-col max-sm:items-start [&>.part-rule]:max-sm:before:hidden">
      <span className="part-rule inline-flex min-w-0 items-center gap-1 break-all font-mono text-code">
        {account.id}
        <CopyButton text={account.id} label="Copy id" />
      </span>
      {account.accountNumber ? <span className="part-rule">No. {account.accountNumber}</span> : null}
      <Changeable account={account} />
      <span className="part-rule inline-flex flex-wrap items-center gap-x-2">
        {/* The words change in place, so that reading moves nothing. */}
        <span aria-live="polite">
          {reading ? "Reading from Zoom" : readAt ? <Read at={readAt} /> : "Never read"}
        </span>
        <TextButton onClick={onReread} aria-keyshortcuts="R" aria-disabled={reading} className="text-meta">
          <RefreshCw aria-hidden="true" className="size-icon-small" strokeWidth={2} />
          Re-read
        </TextButton>
        <KeyHint keys="R" />
      </span>
    </div>
  );
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
    <span className="part-rule inline-flex items-center max-sm:hidden">
      <span className="inline-flex items-center gap-1.5">
        {possible ? (
          <StatusIcon word="Active" />
        ) : (
          <Lock aria-hidden="true" className="size-icon-small" strokeWidth={2} />
        )}
        {possible
          ? `Can be changed${account.payMode === "master" ? ": we pay" : ""}`
          : "Cannot be changed now"}
      </span>
    </span>
  );
}
