"use client";

import { Package, TriangleAlert, Wallet } from "lucide-react";
import { AgeAndTime } from "@/components/ui/age";
import { Banner } from "@/components/ui/banner";
import { TextButton } from "@/components/ui/text-link";
import type { AccountDetail } from "@/lib/domain/account";
import { type BlockReason, blockReasons } from "@/lib/domain/eligibility";
import type { Problem } from "@/lib/domain/problem";

type AccountBannerProps = {
  account: AccountDetail;
  readAt: string | null;
  /** Why the last read through Zoom failed. */
  problem: Problem | null;
  onReread: () => void;
};

const CONTRACT_REASONS: BlockReason[] = ["bundle", "bulk_license", "trial", "retired_plan"];

/** The one thing to know before reading on: gone, self-pay, not renewed, or of a kind that cannot be changed. */
export function AccountBanner({ account, readAt, problem, onReread }: AccountBannerProps) {
  if (problem?.code === "account_gone")
    return (
      <Banner kind="bad" fact="Zoom no longer knows this sub-account.">
        What was read last stays below; nothing can be changed.
      </Banner>
    );
  if (account.payMode === "sub")
    return (
      <Banner kind="plain" icon={Wallet} fact="This customer pays Zoom itself.">
        Plans can be read and changed in the customer's own Zoom account only.
      </Banner>
    );
  const failure = problem ? (problem.detail ?? problem.title) : account.readFailure?.message;
  if (failure) return <NotRead words={failure} readAt={readAt} onReread={onReread} />;
  const reason = account.eligibility.change_base_plan;
  if (reason && CONTRACT_REASONS.includes(reason))
    return <Banner kind="plain" icon={Package} fact={blockReasons[reason]} />;
  return null;
}

type NotReadProps = { words: string; readAt: string | null; onReread: () => void };

function NotRead({ words, readAt, onReread }: NotReadProps) {
  return (
    <Banner
      kind="warn"
      icon={TriangleAlert}
      fact={`The plans could not be read: ${words.replace(/\.$/, "")}.`}
      action={<TextButton onClick={onReread}>Try now</TextButton>}
    >
      {readAt ? (
        <>
          Below is the state read <AgeAndTime at={readAt} />.
        </>
      ) : (
        "They have not been read before."
      )}
    </Banner>
  );
}
