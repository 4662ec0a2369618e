import "server-only";
import type { ChangeState } from "@/lib/domain/change";
import type { Finding, History } from "@/lib/server/history/history";
import type { Matches } from "@/lib/server/history/match-ledger";

const DONE: ChangeState[] = ["applied", "accepted"];
const NOT_DONE: ChangeState[] = ["prepared", "refused", "not_sent", "not_applied"];

/** I1: of no change are there two entries in the ledger. */
export function atMostOnce({ changes }: History, { deedsOf }: Matches): Finding {
  const twice = changes.filter(({ id }) => deedsOf(id).length > 1);
  const violations = twice.map(({ id }) => `${id} was carried out ${deedsOf(id).length} times`);
  return { id: "I1", checked: changes.length, violations };
}

/**
 * I5: a change that stands as done, or was told to be, is in the ledger; one that stands or was told as not done is
 * not. A change whose outcome is not known claims nothing.
 */
export function toldTruly({ changes, shown = [] }: History, { deedsOf }: Matches): Finding {
  const judged = changes.filter(({ state }) => [...DONE, ...NOT_DONE].includes(state));
  const wrong = judged.filter(({ id, state }) => DONE.includes(state) !== deedsOf(id).length > 0);
  const untrue = shown.filter(({ changeId, told }) => (told === "done") !== deedsOf(changeId).length > 0);
  return {
    id: "I5",
    checked: judged.length + shown.length,
    violations: [
      ...wrong.map(
        ({ id, state }) => `${id} is ${state}, Zoom ${deedsOf(id).length ? "did" : "did not do"} it`,
      ),
      ...untrue.map(
        ({ changeId, told }) =>
          `${changeId} was told as ${told}, Zoom ${told === "done" ? "did not do" : "did"} it`,
      ),
    ],
  };
}
