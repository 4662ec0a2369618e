import type { PlanType } from "@/lib/domain/plan-type";

const words: Record<PlanType["term"], string> = {
  monthly: "Monthly plan",
  quarterly: "Quarterly plan",
  yearly: "Yearly plan",
  "2y": "Plan for two years",
  "3y": "Plan for three years",
  payg: "Pay as you go",
  trial: "Trial",
};

/** How long a plan's period is: "Yearly plan". */
export function termWords(term: PlanType["term"]): string {
  return words[term];
}
