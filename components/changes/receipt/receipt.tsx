"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { FigureChange } from "@/components/ui/figure-change";
import { Panel } from "@/components/ui/panel";
import { StatusIcon } from "@/components/ui/status";
import { TextLink } from "@/components/ui/text-link";
import type { Change } from "@/lib/domain/change";
import { accountPath } from "@/lib/domain/paths";
import { figuresOf, stateWords, subjectOf } from "../change-words";
import { AmountList } from "./amount-list";
import { EvidenceList } from "./evidence-list";
import type { ReceiptWords } from "./receipt-words";

type ReceiptProps = {
  change: Change;
  words: ReceiptWords;
  /** Buttons at the foot; at 360 px they stand in a bar of their own. */
  actions: React.ReactNode;
};

/** How a change ended: state, sub-account, before and after, what is true, the evidence. Dashed while not known. */
export function Receipt({ change, words, actions }: ReceiptProps) {
  const open = change.state === "unknown" || change.state === "needs_person";
  return (
    <Panel dashed={open} className="max-w-[48rem] px-6 pt-5 pb-4.5 max-sm:px-4 max-sm:pt-5 max-sm:pb-5">
      <div className="flex items-start justify-between gap-4">
        <h1 className="flex items-center gap-2.5 font-title text-title" tabIndex={-1}>
          <StatusIcon word={stateWords[change.state]} large />
          <span role="status">{words.title}</span>
        </h1>
        <span className="inline-flex items-center gap-1 whitespace-nowrap font-mono text-code text-ink-2 max-sm:hidden">
          <span className="sr-only">Trace</span>
          {change.id}
          <CopyButton text={change.id} label="Copy trace id" />
        </span>
      </div>
      <p className="mt-3">
        <TextLink
          href={accountPath(change.accountId)}
          dir="auto"
          className="break-words text-ink! after:content-none!"
        >
          {change.accountName}
        </TextLink>{" "}
        <span className="text-ink-3">{subjectOf(change)}</span>
      </p>
      <FigureChange {...figuresOf(change)} note={words.note} struck={words.struck} />
      <p className="mt-1 max-w-[42rem] text-ink-2 text-section">{words.text}</p>
      <AmountList change={change} />
      <div className="my-3.5 border-line border-t" />
      <EvidenceList change={change} />
      <div className="mt-5 max-sm:hidden">{actions}</div>
    </Panel>
  );
}
