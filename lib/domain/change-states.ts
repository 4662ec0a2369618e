import type { ChangeState } from "./change";

/** Who may move a change: the request that made it, the reconciler, or a person who settles it by hand. */
export type Mover = "request" | "reconciler" | "person";

const REQUEST: readonly Mover[] = ["request"];
const RECONCILER: readonly Mover[] = ["reconciler"];
const PERSON: readonly Mover[] = ["person"];
const PROVEN_OR_TOLD: readonly Mover[] = ["reconciler", "person"];
// What a dead process left is taken over by the reconciler.
const EITHER: readonly Mover[] = ["request", "reconciler"];

/** Every legal move of a change and who may make it. */
export const changeMoves: Record<ChangeState, Partial<Record<ChangeState, readonly Mover[]>>> = {
  // Zoom may refuse the read before sending: the change is refused although nothing was sent.
  prepared: { sending: REQUEST, refused: REQUEST, not_sent: EITHER },
  sending: { applied: REQUEST, accepted: REQUEST, refused: REQUEST, not_sent: REQUEST, unknown: EITHER },
  unknown: {
    applied: PROVEN_OR_TOLD,
    not_applied: PROVEN_OR_TOLD,
    accepted: RECONCILER,
    needs_person: RECONCILER,
  },
  accepted: { applied: RECONCILER },
  needs_person: { applied: PERSON, not_applied: PERSON },
  applied: {},
  refused: {},
  not_sent: {},
  // What every reading had disproved, Zoom may still do: then the plans show it.
  not_applied: { applied: RECONCILER },
};

const FINAL: readonly ChangeState[] = ["applied", "refused", "not_sent", "not_applied"];

/** True when `mover` may take a change from one state to the other. */
export function mayMove(from: ChangeState, to: ChangeState, mover: Mover): boolean {
  return changeMoves[from][to]?.includes(mover) ?? false;
}

/** True when a person may settle a change by hand in this state. */
export function maySettle(state: ChangeState): boolean {
  return mayMove(state, "applied", "person");
}

/** True for a state that settles a change: nobody waits for more. */
export function isFinal(state: ChangeState): boolean {
  return FINAL.includes(state);
}
