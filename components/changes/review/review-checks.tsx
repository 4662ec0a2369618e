import { Moment } from "@/components/ui/age";
import type { CheckItem } from "@/components/ui/check-list";
import type { AccountDetail } from "@/lib/domain/account";
import type { ChangeEffect } from "@/lib/domain/change-effect";
import { boundsText, hostBounds } from "@/lib/domain/host-bounds";
import type { RuleFacts } from "@/lib/domain/request-rules";
import type { SeenPlans } from "../draft/change-draft";
import { fitsWords } from "../fields/host-rules";

type Parts = {
  account: AccountDetail;
  now: SeenPlans;
  effect: ChangeEffect;
  facts: RuleFacts;
  /** The acknowledged warning; null: there was none. */
  warning: string | null;
};

/** What was checked just before confirming, each with its figures. */
export function reviewChecks({ account, now, effect, facts, warning }: Parts): CheckItem[] {
  return [
    {
      id: "compared",
      state: "met",
      text: (
        <>
          Zoom still shows the plans you saw; compared <Moment at={now.readAt} seconds />
        </>
      ),
    },
    ...effect.after.flatMap((amount) => {
      const bounds = hostBounds(amount.type, facts.bounds);
      if (amount.hosts === null || !bounds || warning) return [];
      return [{ id: amount.path, state: "met" as const, text: fitsWords(amount.hosts, boundsText(bounds)) }];
    }),
    ...(warning ? [{ id: "warning", state: "warning" as const, text: `Acknowledged: ${warning}` }] : []),
    ...(account.openChange
      ? []
      : [{ id: "open", state: "met" as const, text: "No other change is open here" }]),
    ...(account.payMode === "master"
      ? [{ id: "pays", state: "met" as const, text: "We pay for this sub-account" }]
      : []),
  ];
}
