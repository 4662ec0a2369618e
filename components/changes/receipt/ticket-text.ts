import type { Change } from "@/lib/domain/change";
import { figuresOf, kindWords, subjectOf } from "../change-words";
import type { ReceiptWords } from "./receipt-words";

/** A receipt as plain text for a ticket: what, for whom, how it ended, by what it is known. Times in UTC. */
export function ticketText(change: Change, words: ReceiptWords, address: string): string {
  const { before, after } = figuresOf(change);
  const lines = [
    `${words.title}: ${kindWords[change.kind]}`,
    `${change.accountName} (${change.accountId})`,
    `${subjectOf(change)}: ${before} -> ${after}, ${words.note}`,
    words.text,
    `Asked by ${change.requestedBy.name}${change.reason ? `: ${change.reason}` : ""}`,
    ...change.evidence.map(({ at, text }) => `${at}  ${text}`),
    change.zoom
      ? `Zoom: ${change.zoom.status}, code ${change.zoom.code ?? "none"}, ${change.zoom.message}`
      : "",
    `Trace ${change.id}`,
    address,
  ];
  return lines.filter((line) => line !== "").join("\n");
}
