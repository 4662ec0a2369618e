"use client";

import { FooterBar, type FooterKey } from "@/components/layout/footer-bar";
import { ZoneName } from "@/components/ui/age";
import { countWords } from "@/components/ui/count-words";
import { dayWords } from "@/components/ui/date-words";
import type { AccountDetail, ShownPlanLine } from "@/lib/domain/account";
import { accountActions } from "./account-actions";
import { nextInvoices } from "./next-invoices";

type AccountFooterProps = { lines: readonly ShownPlanLine[]; account: AccountDetail; mayWrite: boolean };

/** How many lines, when the next of them are invoiced, the zone of all times, and the keys that do something. */
export function AccountFooter({ lines, account, mayWrite }: AccountFooterProps) {
  const next = nextInvoices(lines)[0];
  const zone = (
    <span>
      Times in <ZoneName />. Invoice dates are calendar days.
    </span>
  );
  const invoiced = next ? `, ${next.lines.toLocaleString("en-GB")} invoiced on ${dayWords(next.date)}` : "";
  return (
    <FooterBar
      parts={[`${countWords(lines.length, "plan line")}${invoiced}`, zone]}
      keys={footerKeys(account, mayWrite)}
    />
  );
}

function footerKeys(account: AccountDetail, mayWrite: boolean): FooterKey[] {
  const { main, second } = accountActions(account);
  const actions = mayWrite ? [main, second].filter((action) => action !== null) : [];
  const does = actions.map(({ keys, words }) => ({ keys: [keys], does: words.toLowerCase() }));
  return [...does, { keys: ["R"], does: "re-read" }];
}
