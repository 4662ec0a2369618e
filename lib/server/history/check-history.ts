import "server-only";
import type { Finding, History } from "@/lib/server/history/history";
import { readsNeverTurnBack, sameStory, settledInTime } from "@/lib/server/history/journal-invariants";
import { sentUponSeen, sumOfApplied } from "@/lib/server/history/ledger-invariants";
import { matchLedger } from "@/lib/server/history/match-ledger";
import { atMostOnce, toldTruly } from "@/lib/server/history/outcome-invariants";

/** Tries every invariant on a history. */
export function checkHistory(history: History): Finding[] {
  const matches = matchLedger(history.ledger, history.changes);
  return [
    atMostOnce(history, matches),
    sumOfApplied(history, matches),
    settledInTime(history),
    sameStory(history, matches),
    toldTruly(history, matches),
    readsNeverTurnBack(history),
    sentUponSeen(history, matches),
  ];
}
