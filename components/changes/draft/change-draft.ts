import { dropDraft as dropValues } from "@/components/forms/draft-storage";
import type { PlanLine } from "@/lib/domain/plan-line";
import type { Problem } from "@/lib/domain/problem";
import type { Intent } from "@/lib/queries/plans";

/** The plans as the person saw them: what the change is measured against and what If-Match names. */
export type SeenPlans = { lines: PlanLine[]; version: string; readAt: string };

/** What a form needs beside its values to stand there again after a reload, a sign-in or a refusal. */
export type ChangeDraft = {
  /** Idempotency-Key of the present intent. */
  key: string;
  reason: string;
  /** What was acknowledged by name, e.g. `outside_range`. */
  acknowledged: readonly string[];
  seen: SeenPlans;
  /** Sent, and nobody knows yet what came of it: asked again with the same key and body, never changed. */
  pending: Intent | null;
  /** What the server said last, so that the form still says it after a visit to the receipt. */
  problem: Problem | null;
};

/** Where the draft of one form lies; `place` tells forms of the same kind apart. */
export function draftName(kind: string, accountId: string, place = ""): string {
  return `${kind}:${accountId}:${place}`;
}

const PREFIX = "plandesk:change:";

/** A new Idempotency-Key: one for each intent. */
export function newKey(): string {
  return crypto.randomUUID();
}

/** A draft for a form just opened. */
export function newDraft(seen: SeenPlans): ChangeDraft {
  return { key: newKey(), reason: "", acknowledged: [], seen, pending: null, problem: null };
}

/** The kept draft; null when there is none or it cannot be read. */
export function loadDraft(name: string): ChangeDraft | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(PREFIX + name) ?? "null");
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isDraft(value: unknown): value is ChangeDraft {
  return (
    typeof value === "object" &&
    value !== null &&
    ["key", "seen", "reason"].every((field) => Object.hasOwn(value, field))
  );
}

/** Keeps the draft for this tab, over reloads. A browser without room for it goes on without. */
export function saveDraft(name: string, draft: ChangeDraft): void {
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify(draft));
  } catch {
    // Storage is full or switched off: the form works, only a reload forgets.
  }
}

/** Forgets the draft and the values typed: the intent has become a change, or was given up. */
export function dropDraft(name: string): void {
  try {
    sessionStorage.removeItem(PREFIX + name);
    dropValues(name);
  } catch {
    // Nothing was kept where storage is switched off.
  }
}
