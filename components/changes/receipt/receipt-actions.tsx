"use client";

import { RefreshCw } from "lucide-react";
import { Button, ButtonLink } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { Change, ChangeState } from "@/lib/domain/change";
import { accountPath } from "@/lib/domain/paths";
import { rolesWith } from "@/lib/domain/permissions";
import { formPath } from "../change-words";

type ReceiptActionsProps = {
  change: Change;
  ticket: string;
  mayWrite: boolean;
  checking: boolean;
  onCheck: () => void;
};

const againStates: readonly ChangeState[] = ["refused", "not_sent", "not_applied"];
const openStates: readonly ChangeState[] = ["prepared", "sending", "unknown", "needs_person"];

/** What one may do with a receipt, by its state. */
export function ReceiptActions({ change, ticket, mayWrite, checking, onCheck }: ReceiptActionsProps) {
  const back = againStates.includes(change.state) && mayWrite;
  return (
    <div className="flex flex-wrap items-center gap-2 max-sm:[&>a]:flex-1 max-sm:[&>button]:flex-1">
      {openStates.includes(change.state) ? (
        <Button icon={RefreshCw} busy={checking} onClick={onCheck}>
          {checking ? "Checking" : "Check now"}
        </Button>
      ) : (
        <ButtonLink href={back ? formPath(change) : accountPath(change.accountId)}>
          {back ? "Back to the form" : "Open sub-account"}
        </ButtonLink>
      )}
      <CopyButton text={ticket} label="Copy for ticket" words="Copy for ticket" />
      {change.state === "unknown" || change.state === "needs_person" ? (
        <p className="ml-auto text-ink-2 text-meta max-sm:hidden">
          Settle by hand: {rolesWith("changes.settle").join(", ")}
        </p>
      ) : null}
    </div>
  );
}
