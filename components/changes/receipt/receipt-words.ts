import { daysAwayWords, dayWords } from "@/components/ui/date-words";
import type { Change, ChangeState } from "@/lib/domain/change";
import { figuresOf, hostWords, stateWords } from "../change-words";

/** What a receipt knows beside its change. */
export type ReceiptFacts = {
  /** The reader's today, `YYYY-MM-DD`. */
  today: string;
  /** Day of the state's moment in the reader's zone. */
  dayOf: (moment: string) => string;
  /** Clock time of a moment in the reader's zone: "10:41". */
  timeOf: (moment: string) => string;
  /** Next invoice of the changed line as last read; null: not known. */
  nextInvoice: string | null;
};

export type ReceiptWords = { title: string; note: string; text: string; struck: boolean };

type Writer = (change: Change, facts: ReceiptFacts) => Omit<ReceiptWords, "title">;

const onItsWay: Writer = () => ({
  note: "on its way",
  text: "The change is stored and goes to Zoom once. This page follows it by itself.",
  struck: false,
});

const writers: Record<ChangeState, Writer> = {
  prepared: onItsWay,
  sending: onItsWay,
  applied: (change, facts) => ({
    note: since(change, facts),
    text: appliedText(change, facts),
    struck: false,
  }),
  refused: (change) => ({ note: still(change), text: refusedText(change), struck: true }),
  not_sent: (change) => ({
    note: still(change),
    text: `${lastOf(change, "not_sent")}Nothing was sent, so nothing changed. It is safe to try again.`,
    struck: true,
  }),
  not_applied: (change) => ({
    note: still(change),
    text: "Zoom gave no answer, and reading back shows that the change did not happen. It is safe to try again.",
    struck: true,
  }),
  unknown: (change, { timeOf }) => ({
    note: "one of them is true",
    text: `Sent at ${timeOf(change.sentAt ?? change.createdAt)}, no answer. Do not send it again: it may have worked. This sub-account is locked for other changes until it is known.`,
    struck: false,
  }),
  accepted: (change, facts) => ({
    note: facts.nextInvoice
      ? `from ${dayWords(facts.nextInvoice)}, ${daysAwayWords(facts.nextInvoice, facts.today)}`
      : "from the renewal",
    text: acceptedText(change),
    struck: false,
  }),
  needs_person: () => ({
    note: "not proven",
    text: "Reading back shows neither the old state nor what was asked for, or not for long enough. Somebody has to compare it with Zoom's portal and settle it by hand. This sub-account is locked for other changes until then.",
    struck: false,
  }),
};

/** What a receipt says: what is true, what to do and who can. */
export function receiptWords(change: Change, facts: ReceiptFacts): ReceiptWords {
  const title = change.state === "accepted" ? "Accepted, shows at renewal" : stateWords[change.state];
  const byHand = settledByHand(change);
  return { title, ...writers[change.state](change, facts), ...byHand };
}

// What one person says is told as theirs, not as what was read.
function settledByHand({ state, settledBy, settleReason }: Change): Partial<ReceiptWords> {
  if (!settledBy) return {};
  const again = state === "not_applied" ? " It may be asked for again." : "";
  const outcome = stateWords[state].toLowerCase();
  const reason = settleReason?.replace(/[.\s]+$/, "");
  return {
    note: "settled by hand",
    text: `${settledBy.name} settled it as ${outcome}: “${reason}”. Plandesk could not prove it by reading.${again}`,
  };
}

function since(change: Change, { today, dayOf }: ReceiptFacts): string {
  const day = dayOf(change.settledAt ?? change.createdAt);
  return day === today ? "since today" : `since ${dayWords(day)}`;
}

function still(change: Change): string {
  return change.before.length === 0 ? "still none" : `still ${figuresOf(change).before}`;
}

function appliedText({ after }: Change, { nextInvoice }: ReceiptFacts): string {
  const [only, ...others] = after;
  if (!only || others.length > 0) return `Zoom has all ${after.length} plans.`;
  const has = only.hosts === null ? "Zoom has the plan." : `Zoom has ${hostWords(only.hosts)}.`;
  const invoice =
    nextInvoice && only.hosts !== null
      ? ` The next invoice, on ${dayWords(nextInvoice)}, is for ${only.hosts}.`
      : "";
  return has + invoice;
}

function refusedText({ explanation, zoom }: Change): string {
  if (explanation)
    return `${explanation.meaning} Nothing was changed. ${explanation.next} ${explanation.who}`;
  const code = zoom?.code == null ? "" : ` with code ${zoom.code}`;
  return `Zoom refused${code}. Nothing was changed. Plandesk has no words of its own for this refusal; Zoom's are below.`;
}

function acceptedText(change: Change): string {
  const { before } = figuresOf(change);
  return change.before[0]?.type !== change.after[0]?.type
    ? "Zoom took the order. Another plan shows at renewal, so the old one is right until then."
    : `Zoom took the order. A decrease shows at renewal, so ${before} is the right number until then.`;
}

function lastOf(change: Change, event: string): string {
  const text = change.evidence.findLast((each) => each.event === event)?.text;
  return text ? `${text.replace(/\.?$/, ".")} ` : "";
}
