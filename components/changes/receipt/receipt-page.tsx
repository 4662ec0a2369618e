"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { ActionBar } from "@/components/layout/page-header";
import { Banner } from "@/components/ui/banner";
import { useNow, useZone } from "@/components/ui/clock";
import { clockTime, dayOf } from "@/components/ui/time-words";
import type { Change, Settler } from "@/lib/domain/change";
import { maySettle as isSettleable } from "@/lib/domain/change-states";
import { changePath } from "@/lib/domain/paths";
import { changeDetail } from "@/lib/queries/changes";
import { problemIn } from "../flow/use-read-plans";
import { comingDay } from "../review/review-facts";
import { SettlePanel } from "../settle/settle-panel";
import { settlersWords } from "../settle/settlers-words";
import { NextNote } from "./next-note";
import { Receipt } from "./receipt";
import { ReceiptActions } from "./receipt-actions";
import { type ReceiptFacts, receiptWords } from "./receipt-words";
import { ticketText } from "./ticket-text";
import { useCheckNow } from "./use-check-now";

type ReceiptPageProps = {
  /** The change as the server read it with the page. */
  change: Change;
  /** Next invoice of the changed line as last read. */
  nextInvoice: string | null;
  mayWrite: boolean;
  maySettle: boolean;
  /** Whom to ask to settle it by hand. */
  settlers: readonly Settler[];
};

/** The receipt, followed without reload until the change no longer moves. */
export function ReceiptPage({ change: first, nextInvoice, ...may }: ReceiptPageProps) {
  const { mayWrite, maySettle, settlers } = may;
  const { data: change } = useQuery({ ...changeDetail(first.id), initialData: first, staleTime: 1_000 });
  const words = receiptWords(change, useReceiptFacts(nextInvoice));
  const address = useAddress(changePath(change.id));
  const { check, checking, error } = useCheckNow(change);
  const actions = (
    <ReceiptActions
      change={change}
      ticket={ticketText(change, words, address)}
      mayWrite={mayWrite}
      askToSettle={maySettle ? null : settlersWords(settlers)}
      checking={checking}
      onCheck={check}
    />
  );
  return (
    <div className="px-gutter pt-5 pb-8 max-sm:pt-3">
      <BackToJournal />
      {error ? (
        <Banner kind="warn" fact={`${problemIn(error).title}.`} className="mb-3 max-w-[48rem]">
          Zoom was not read just now. Plandesk goes on reading by itself.
        </Banner>
      ) : null}
      <Receipt change={change} words={words} actions={actions} />
      <NextNote change={change} settlers={settlers} />
      {maySettle && isSettleable(change.state) ? <SettlePanel change={change} /> : null}
      <ActionBar>{actions}</ActionBar>
    </div>
  );
}

function BackToJournal() {
  return (
    <Link
      href="/changes"
      className="touch-target mb-3 inline-flex items-center gap-2 rounded-small text-ink-2 text-meta hover:text-ink max-sm:text-body"
    >
      <ChevronLeft aria-hidden="true" className="size-icon" strokeWidth={1.75} />
      Changes
    </Link>
  );
}

function useReceiptFacts(nextInvoice: string | null): ReceiptFacts {
  const [now, zone] = [useNow(), useZone()];
  return {
    nextInvoice: comingDay(nextInvoice, dayOf(now, zone)),
    today: dayOf(now, zone),
    dayOf: (moment) => dayOf(Date.parse(moment), zone),
    timeOf: (moment) => clockTime(Date.parse(moment), zone),
  };
}

// The server does not know under which name it is reached; a ticket needs the whole address.
function useAddress(path: string): string {
  const [address, setAddress] = useState(path);
  useEffect(() => setAddress(`${location.origin}${path}`), [path]);
  return address;
}
