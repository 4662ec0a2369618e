"use client";

import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { ActionBar } from "@/components/layout/page-header";
import { SidePanel, WithSidePanel } from "@/components/layout/side-panel";
import { Button } from "@/components/ui/button";
import { CheckList } from "@/components/ui/check-list";
import { DiffTable } from "@/components/ui/diff-table";
import { SectionHead } from "@/components/ui/panel";
import { TextArea } from "@/components/ui/text-area";
import type { AccountDetail } from "@/lib/domain/account";
import type { RuleFacts } from "@/lib/domain/request-rules";
import { kindWords } from "../change-words";
import type { SeenPlans } from "../draft/change-draft";
import type { Asked, ChangeForm } from "../flow/change-form";
import { useKeys } from "../flow/use-keys";
import { diffRows } from "./diff-rows";
import { EffectSentence } from "./effect-sentence";
import { reviewChecks } from "./review-checks";
import { comingDay, nextInvoiceOf, startDayOf } from "./review-facts";
import { reviewWords } from "./review-words";
import { SentBody } from "./sent-body";
import { SubscriptionFacts } from "./subscription-facts";

type ChangeReviewProps = {
  definition: ChangeForm;
  account: AccountDetail;
  asked: Asked;
  facts: RuleFacts;
  now: SeenPlans;
  warning: string | null;
  reason: string;
  sending: boolean;
  onReason: (text: string) => void;
  onBack: () => void;
  onConfirm: () => void;
};

// The reason travels in a header that our API reads up to here.
const LONGEST_REASON = 500;

/** The last look before sending: the effect, now and after, what cannot be undone, why, and the button that does it. */
export function ChangeReview({ definition, account, asked, facts, now, ...rest }: ChangeReviewProps) {
  const { warning, reason, sending, onReason, onBack, onConfirm } = rest;
  const [tried, setTried] = useState(false);
  const { kind } = definition;
  const nextInvoice = nextInvoiceOf(asked.effect, now.lines);
  const words = reviewWords({
    kind,
    effect: asked.effect,
    nextInvoice: comingDay(nextInvoice, facts.today),
    startDay: startDayOf(asked.request),
  });
  const error = reasonError(reason);
  const confirm = () => {
    setTried(true);
    if (error) document.getElementById("reason")?.focus();
    else onConfirm();
  };
  useKeys({ "Ctrl+Enter": confirm, Escape: onBack }, !sending);
  const button = (
    <Button kind="main" keys={["Ctrl", "Enter"]} busy={sending} onClick={confirm} className="max-sm:w-full">
      {sending ? "Sending" : words.verb}
    </Button>
  );
  const side = (
    <SidePanel label="Checks and what is sent">
      <section>
        <SectionHead title="Checked just now" />
        <div className="mt-2">
          <CheckList items={reviewChecks({ account, now, effect: asked.effect, facts, warning })} />
        </div>
      </section>
      <SentBody kind={kind} accountId={account.id} body={asked.sent} />
    </SidePanel>
  );
  return (
    <WithSidePanel side={side}>
      <div className="px-gutter py-6 max-sm:py-5">
        <EffectSentence lead={words.lead} rest={words.rest} />
        <div className="mt-4">
          <DiffTable title={kindTitle[kind]} rows={diffRows(asked.effect, nextInvoice)} />
        </div>
        {kind === "subscribe" ? <SubscriptionFacts request={asked.request} /> : null}
        <Undone warnings={words.warnings} />
        <TextArea
          id="reason"
          label="Reason"
          hint="Kept in the audit log. Zoom does not see it."
          value={reason}
          limit={LONGEST_REASON}
          error={tried ? error : undefined}
          readOnly={sending}
          onChange={(event) => onReason(event.target.value)}
          className="mt-6"
        />
        <div className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-2 max-sm:hidden">
          {button}
          <Button kind="quiet" keys="Esc" onClick={onBack}>
            Back to edit
          </Button>
          <p className="ml-auto max-w-80 text-ink-3 text-meta">
            Sent once. If Zoom does not answer, the change is{" "}
            <strong className="font-strong text-ink-2">Not known yet</strong> and Plandesk checks by reading.
          </p>
        </div>
      </div>
      <ActionBar>
        <div className="grid gap-1.5">
          {button}
          <p className="text-center text-ink-3 text-meta">Sent once. Nothing is repeated by itself.</p>
        </div>
      </ActionBar>
    </WithSidePanel>
  );
}

const kindTitle = {
  ...kindWords,
  subscribe: "Plan",
  change_base_plan: "Base plan",
  add_addon: "Add-on",
  update_addon: "Add-on",
};

function reasonError(reason: string): string | undefined {
  if (reason.trim() === "") return "Type why, for whoever reads this later";
  return reason.length > LONGEST_REASON ? `Type at most ${LONGEST_REASON} characters` : undefined;
}

function Undone({ warnings }: { warnings: readonly string[] }) {
  return (
    <section className="mt-6">
      <SectionHead title="What cannot be undone" />
      <ul className="mt-2 grid gap-1.5">
        {warnings.map((text) => (
          <li key={text} className="flex gap-2">
            <TriangleAlert
              aria-hidden="true"
              strokeWidth={2}
              className="icon-filled mt-[0.1875rem] size-icon-small shrink-0 text-warn"
            />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
