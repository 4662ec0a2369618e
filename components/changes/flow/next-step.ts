import type { Problem } from "@/lib/domain/problem";

/**
 * Where a problem leads.
 * - `form`: back to the form, with what was typed and the errors on their fields
 * - `conflict`: the plans changed meanwhile; nothing was sent
 * - `lost`: nobody knows; the same key and body ask what came of it
 * - `sign_in`: the session ended; key and draft stay
 * - `stopped`: this form cannot go on
 */
export type NextStep = "form" | "conflict" | "lost" | "sign_in" | "stopped";

const steps: Partial<Record<Problem["code"], NextStep>> = {
  not_signed_in: "sign_in",
  plans_changed: "conflict",
  request_in_progress: "lost",
  change_in_progress: "stopped",
  forbidden: "stopped",
  cross_origin: "stopped",
  not_found: "stopped",
  account_not_found: "stopped",
  account_gone: "stopped",
  // An answer that broke off, ours or Zoom's, proves nothing about what was sent before it.
  internal: "lost",
  // The journal could not be asked: a request before this one may have been sent.
  database_unavailable: "lost",
  zoom_invalid_answer: "lost",
};

/** What to do after our API answered a change with a problem (status 0: with nothing). */
export function nextStep({ code, status, changeId }: Problem): NextStep {
  // A problem that names its change was written down as that change's end: it is known.
  const broken = code === "internal" || code === "database_unavailable";
  if (broken && changeId !== undefined) return "form";
  return status === 0 ? "lost" : (steps[code] ?? "form");
}

/**
 * True when the Idempotency-Key has done its work and the next press is another intent: a changed body must not
 * reuse a key. Lost and signed-out requests keep theirs.
 */
export function needsNewKey(step: NextStep): boolean {
  return step !== "lost" && step !== "sign_in";
}
