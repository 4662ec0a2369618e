import "server-only";
import type { ChangeEvidence, PlanAmount, PlansSeen } from "@/lib/domain/change";
import type { ChangeEffect } from "@/lib/domain/change-effect";
import { planLabel } from "@/lib/domain/plan-catalogue";
import type { PlanLine } from "@/lib/domain/plan-line";
import { isRunning } from "@/lib/domain/plan-lines";

const SEEN_TEXT: Record<PlansSeen, string> = {
  target: "The plans are as wanted",
  before: "The plans are as they were before",
  other: "The plans are neither as before nor as wanted",
  silent: "Zoom's plans never show this",
};

/** One entry of a change's evidence; `text` holds no secret and no raw body. */
export function evidenceOf(event: ChangeEvidence["event"], at: Date, text: string): ChangeEvidence {
  return { at: at.toISOString(), event, text };
}

/** The entry of a read after sending: what it shows, and the lines that the change is about. */
export function readBackEvidence(
  effect: ChangeEffect,
  seen: PlansSeen,
  lines: PlanLine[],
  at: Date,
): ChangeEvidence {
  const families = new Set([...effect.before, ...effect.after].map((amount) => amount.family));
  const shown = lines.filter((line) => families.has(line.family) && line.type !== null && isRunning(line));
  const now = shown.map(({ type, hosts }) => amountText({ type: type ?? "", hosts })).join("; ");
  return { ...evidenceOf("read_back", at, `${SEEN_TEXT[seen]}: ${now || "no such plan"}`), seen };
}

/** Plans in words: "Business Monthly, 25 hosts". */
export function amountsText(amounts: PlanAmount[]): string {
  return amounts.map(amountText).join("; ");
}

function amountText({ type, hosts }: Pick<PlanAmount, "type" | "hosts">): string {
  return hosts === null ? planLabel(type) : `${planLabel(type)}, ${hosts} ${hosts === 1 ? "host" : "hosts"}`;
}

/** Adds an entry; of a row of failed reads only the first and the last are kept. */
export function withEvidence(evidence: ChangeEvidence[], ...entries: ChangeEvidence[]): ChangeEvidence[] {
  return entries.reduce((kept, entry) => {
    const repeats = [entry, kept.at(-1), kept.at(-2)].every((each) => each?.event === "read_failed");
    return [...(repeats ? kept.slice(0, -1) : kept), entry];
  }, evidence);
}
