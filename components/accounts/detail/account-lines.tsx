"use client";

import { ButtonLink } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { EmptyState } from "@/components/ui/empty-state";
import { Fold } from "@/components/ui/fold";
import { ReadingNote } from "@/components/ui/skeleton-rows";
import type { AccountDetail, AccountPlans } from "@/lib/domain/account";
import type { PlanDifference } from "@/lib/domain/difference";
import { accountPath } from "@/lib/domain/paths";
import type { OpenLine } from "./open-lines";
import { PlanLinesTable } from "./plan-lines-table";
import type { Changed } from "./use-live-plans";

type AccountLinesProps = {
  account: AccountDetail;
  /** null: never read. */
  plans: AccountPlans | null;
  changed: Changed;
  open: ReadonlyMap<string, OpenLine>;
  elsewhere: readonly PlanDifference[];
  mayWrite: boolean;
  reading: boolean;
  failed: boolean;
};

/** The plan lines, or what it means that there are none, and Zoom's whole answer behind a fold. */
export function AccountLines({
  account,
  plans,
  changed,
  open,
  elsewhere,
  mayWrite,
  reading,
  failed,
}: AccountLinesProps) {
  return (
    <section aria-label="Plans" className="beside-side-panel min-w-0 flex-1 pb-6 lg:overflow-y-auto">
      {plans && plans.lines.length > 0 ? (
        <PlanLinesTable
          account={account}
          plans={plans}
          changed={changed}
          open={open}
          elsewhere={elsewhere}
          mayWrite={mayWrite}
        />
      ) : null}
      {plans && plans.lines.length === 0 ? <NoPlan account={account} mayWrite={mayWrite} /> : null}
      {plans === null ? (
        <NotRead reading={reading} failed={failed} selfPay={account.payMode === "sub"} />
      ) : null}
      {plans ? (
        <Fold summary="Everything Zoom sent" className="px-gutter pt-4">
          <CodeBlock label="Everything Zoom sent" code={JSON.stringify(plans.raw, null, 2)} />
        </Fold>
      ) : null}
    </section>
  );
}

function NoPlan({ account, mayWrite }: { account: AccountDetail; mayWrite: boolean }) {
  const maySubscribe = mayWrite && account.eligibility.subscribe === null;
  return (
    <EmptyState
      title="No plan"
      action={
        maySubscribe ? (
          <ButtonLink small href={`${accountPath(account.id)}/subscribe`}>
            Subscribe
          </ButtonLink>
        ) : undefined
      }
    >
      Zoom reports no plan for this sub-account.
    </EmptyState>
  );
}

function NotRead({ reading, failed, selfPay }: { reading: boolean; failed: boolean; selfPay: boolean }) {
  if (selfPay)
    return (
      <EmptyState title="Zoom does not show these plans to the partner">
        It refuses to read the plans of a sub-account that pays for itself.
      </EmptyState>
    );
  if (reading) return <ReadingNote className="px-gutter py-4">Reading the plans from Zoom</ReadingNote>;
  return failed ? (
    <EmptyState title="The plans are not known">They have never been read.</EmptyState>
  ) : (
    <EmptyState title="The plans have not been read yet">Re-read asks Zoom for them now.</EmptyState>
  );
}
