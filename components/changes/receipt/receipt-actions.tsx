"use client";

import { RefreshCw } from "lucide-react";
import { Button, ButtonLink } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { TextLink } from "@/components/ui/text-link";
import type { Change, ChangeState } from "@/lib/domain/change";
import { maySettle as isSettleable } from "@/lib/domain/change-states";
import { accountPath } from "@/lib/domain/paths";
import { formPath } from "../change-words";

type ReceiptActionsProps = {
  change: Change;
  ticket: string;
  mayWrite: boolean;
  /** Whom to ask to settle by hand; null for those who may themselves. */
  askToSettle: string | null;
  checking: boolean;
  onCheck: () => void;
};

const againStates: readonly ChangeState[] = ["refused", "not_sent", "not_applied"];

/** What one may do with a receipt, by its state. */
export function ReceiptActions(props: ReceiptActionsProps) {
  const { change, ticket, mayWrite, askToSettle, checking, onCheck } = props;
  const settleable = isSettleable(change.state);
  const back = againStates.includes(change.state) && mayWrite;
  return (
    <div className="flex flex-wrap items-center gap-2 max-sm:[&>a]:flex-1 max-sm:[&>button]:flex-1">
      {settleable && mayWrite ? (
        <Button icon={RefreshCw} busy={checking} onClick={onCheck}>
          {checking ? "Checking" : "Check now"}
        </Button>
      ) : (
        <ButtonLink href={back ? formPath(change) : accountPath(change.accountId)}>
          {back ? "Back to the form" : "Open sub-account"}
        </ButtonLink>
      )}
      <CopyButton text={ticket} label="Copy for ticket" words="Copy for ticket" />
      {settleable ? (
        <p className="ml-auto text-ink-2 text-meta max-sm:hidden">
          {askToSettle === null ? (
            <TextLink href="#settle">Settle by hand</TextLink>
          ) : (
            `Settle by hand: ${askToSettle}`
          )}
        </p>
      ) : null}
    </div>
  );
}
