import { dayWords } from "@/components/ui/date-words";
import type { ChangeKind, PlanAmount } from "@/lib/domain/change";
import { type ChangeEffect, type Direction, directionOf } from "@/lib/domain/change-effect";
import { planLabel } from "@/lib/domain/plan-catalogue";
import { hostWords, numberWords } from "../change-words";

export type ReviewFacts = {
  kind: ChangeKind;
  effect: ChangeEffect;
  /** Next invoice of the line that changes; null: not known, or no such line yet. */
  nextInvoice: string | null;
  /** The day a subscription was asked to start; null: today. */
  startDay: string | null;
};

export type ReviewWords = {
  /** The effect in a few words, and what follows from it. */
  lead: string;
  rest: string;
  /** What cannot be undone, sentence by sentence. */
  warnings: readonly string[];
  /** The words of the button that does it, with the number. */
  verb: string;
};

/** What a review says before anything is sent: the effect first, then what cannot be undone. Never a price. */
export function reviewWords(facts: ReviewFacts): ReviewWords {
  if (facts.kind === "subscribe") return subscribeWords(facts);
  const [after, was] = [facts.effect.after[0], facts.effect.before[0]];
  const direction = directionOf(facts.effect);
  if (!after || !was || direction === "add") return addWords(facts);
  return direction === "replace"
    ? replaceWords(after, was, facts)
    : hostsWords(after.hosts ?? 0, was.hosts ?? 0, direction, facts);
}

function subscribeWords({ effect, startDay }: ReviewFacts): ReviewWords {
  const [base, ...addons] = effect.after;
  const from = startDay ? `from ${dayWords(startDay)}` : "from today";
  const more = addons.length === 0 ? "" : ` and ${countWords(addons.length, "add-on")}`;
  return {
    lead: `${base ? planLabel(base.type) : "A base plan"}${more}, ${from}.`,
    rest: base?.hosts == null ? "" : `The base plan has ${hostWords(base.hosts)}.`,
    warnings: [
      "Zoom has no undo. A subscription ends only when it is cancelled, at the end of its term.",
      "Zoom gives no price here. Its invoice follows the partner contract.",
    ],
    verb: base?.hosts == null ? "Subscribe with 1 plan" : `Subscribe with ${hostWords(base.hosts)}`,
  };
}

function addWords({ effect: { after } }: ReviewFacts): ReviewWords {
  const [only, ...others] = after;
  const one = others.length === 0 ? only : undefined;
  const hosts = one?.hosts ?? null;
  return {
    lead: one ? `${planLabel(one.type)} from today.` : `${countWords(after.length, "plan")} from today.`,
    rest: hosts === null ? "" : `The add-on has ${hostWords(hosts)}.`,
    warnings: [
      "Zoom has no undo. A cancelled add-on runs to the end of its term without a refund.",
      "Zoom gives no price here. It may invoice the days until the next invoice.",
    ],
    verb: hosts === null ? `Buy ${countWords(after.length, "plan")}` : `Buy ${hostWords(hosts)}`,
  };
}

function replaceWords(after: PlanAmount, was: PlanAmount, { nextInvoice }: ReviewFacts): ReviewWords {
  return {
    lead: `${planLabel(was.type)} becomes ${planLabel(after.type)}.`,
    rest: after.hosts === null ? "" : `It has ${hostWords(after.hosts)}, before ${hostWords(was.hosts)}.`,
    warnings: [
      "Zoom may refuse another plan type. Nothing changes then.",
      `Zoom has no undo. Going back is another change, and Zoom may refuse it${on(nextInvoice, " before ")}.`,
      "Zoom gives no price here.",
    ],
    verb: after.hosts === null ? "Change to 1 plan" : `Change plan, ${hostWords(after.hosts)}`,
  };
}

function hostsWords(
  after: number,
  was: number,
  direction: Direction,
  { nextInvoice }: ReviewFacts,
): ReviewWords {
  const step = hostWords(Math.abs(after - was)).replace(" ", direction === "decrease" ? " fewer " : " more ");
  if (direction === "decrease") return fewerWords(after, was, step, nextInvoice);
  return {
    lead: `${step} from today.`,
    rest: `The next invoice${on(nextInvoice, ", on ", ",")} is for ${hostWords(after)} instead of ${numberWords(was)}.`,
    warnings: [
      `Zoom has no undo. Going back to ${numberWords(was)} would show only at the next invoice${on(nextInvoice, ", ")}.`,
      `Zoom gives no price here. It may invoice ${hostWords(after - was)} for the days until ${nextInvoice ? dayWords(nextInvoice) : "then"}.`,
    ],
    verb: `Buy ${step}`,
  };
}

function fewerWords(after: number, was: number, step: string, nextInvoice: string | null): ReviewWords {
  return {
    lead: `${step} from the next invoice${on(nextInvoice, ", ")}.`,
    rest: `Until then Zoom may go on showing ${numberWords(was)}, and ${numberWords(was)} is then the right number.`,
    warnings: [
      `Zoom refuses while more than ${numberWords(after)} people hold a licence. They are set to Basic in Zoom first.`,
      `Zoom has no undo. Going back to ${numberWords(was)} buys ${hostWords(was - after)} anew.`,
    ],
    verb: `Reduce to ${hostWords(after)}`,
  };
}

function on(day: string | null, before: string, after = ""): string {
  return day ? `${before}${dayWords(day)}${after}` : "";
}

function countWords(count: number, noun: string): string {
  return `${numberWords(count)} ${noun}${count === 1 ? "" : "s"}`;
}
