import type { RefusalExplanation } from "./change";
import { accessEntries } from "./phrasebook/access";
import { accountStateEntries } from "./phrasebook/account-state";
import { bundleEntries } from "./phrasebook/bundle";
import type { RefusalKind } from "./phrasebook/entry";
import { hostsEntries } from "./phrasebook/hosts";
import { planCodeEntries } from "./phrasebook/plan-codes";
import { subscriptionEntries } from "./phrasebook/subscription";

/** What Zoom answered when it refused. */
export type RefusedAnswer = { status: number; code: number | null; message: string };

// The first that fits counts: bundles before single plans, whose words some of their messages share.
const entries = [
  ...bundleEntries,
  ...accountStateEntries,
  ...hostsEntries,
  ...planCodeEntries,
  ...subscriptionEntries,
  ...accessEntries,
];

/**
 * Our words for a refusal of Zoom: what it means, who can mend it, what to do next and which field it belongs to
 * (`plan_base.hosts`, `contact.country`, by the kind of change). Both contracts carry the same codes and messages, so
 * the HTTP status is not asked (zoom-api.md 2.1).
 * @returns null when the phrasebook does not know it; then Zoom's own text is shown raw.
 */
export function explainRefusal(answer: RefusedAnswer, kind: RefusalKind): RefusalExplanation | null {
  const { code } = answer;
  if (code === null) return null;
  const message = answer.message.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, " ").trim();
  for (const entry of entries) {
    const found = entry.codes.includes(code) ? entry.pattern.exec(message) : null;
    if (found) return entry.explain({ ...found.groups }, kind);
  }
  return null;
}
