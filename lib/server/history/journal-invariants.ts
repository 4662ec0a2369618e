import "server-only";
import { type ChangeState, changeStates } from "@/lib/domain/change";
import { type Mover, mayMove } from "@/lib/domain/change-states";
import { readsSince } from "@/lib/domain/change-verdict";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import type { Finding, History } from "@/lib/server/history/history";
import type { Matches } from "@/lib/server/history/match-ledger";

type Event = History["events"][number];

const LONGEST_MS = 15 * 60_000;
const UNSETTLED: ChangeState[] = ["prepared", "sending", "unknown"];
const MOVERS: Mover[] = ["request", "reconciler", "person"];

/** I3: no change is unsettled for longer than 15 minutes, unless a person was asked. */
export function settledInTime({ changes, now }: History): Finding {
  const late = changes.filter(
    ({ state, createdAt }) => UNSETTLED.includes(state) && Number(now) - Number(createdAt) > LONGEST_MS,
  );
  const violations = late.map(
    ({ id, state, createdAt }) => `${id} is ${state} since ${createdAt.toISOString()}`,
  );
  return { id: "I3", checked: changes.length, violations };
}

/**
 * I4: each ledger entry has its change, each change its events from *prepared* to the state it is in by legal moves,
 * and each event of a change its change.
 */
export function sameStory({ changes, events, ledger }: History, { orphans }: Matches): Finding {
  const stories = new Map<string, Event[]>(changes.map(({ id }) => [id, []]));
  const strangers = events.filter((event) => !stories.get(event.changeId ?? "")?.push(event));
  const broken = changes.flatMap((row) => {
    const fault = faultOf(row, stories.get(row.id) ?? []);
    return fault ? [`${row.id}: ${fault}`] : [];
  });
  return {
    id: "I4",
    checked: ledger.length + changes.length + events.length,
    violations: [
      ...orphans.map(({ seq, method, path }) => `ledger entry ${seq} (${method} ${path}) has no change`),
      ...strangers.map(
        ({ seq, action, changeId }) => `event ${seq} (${action}) is of no change: ${changeId}`,
      ),
      ...broken,
    ],
  };
}

function faultOf(row: ChangeRow, events: Event[]): string | null {
  let state: ChangeState | null = null;
  for (const event of events) {
    const to = stateOf(event);
    if (to === null || event.target !== row.accountId) return `event ${event.seq} tells of something else`;
    if (fromOf(event) !== state) return `event ${event.seq} begins at ${fromOf(event)} and not at ${state}`;
    if (!isLegal(state, to)) return `the audit moves it from ${state} to ${to}`;
    state = to;
  }
  return state === row.state ? null : `it is ${row.state}, the audit says ${state ?? "nothing"}`;
}

function isLegal(from: ChangeState | null, to: ChangeState): boolean {
  return from === null ? to === "prepared" : MOVERS.some((mover) => mayMove(from, to, mover));
}

// An event is named after the state it leads to; that of a person who settled a change holds it in its content.
function stateOf({ action, after }: Event): ChangeState | null {
  const settled = action === "change.settled" ? stateIn(after) : null;
  return changeStates.find((state) => action === `change.${state}` || settled === state) ?? null;
}

function fromOf({ before }: Event): unknown {
  return stateIn(before);
}

function stateIn(content: unknown): unknown {
  return typeof content === "object" && content !== null && "state" in content ? content.state : null;
}

/** I7: once the plans were seen as wanted, no later read of the change shows them as they were before. */
export function readsNeverTurnBack({ changes }: History): Finding {
  const reads = changes.map(({ id, evidence }) => ({
    id,
    seen: readsSince(evidence).map((read) => read.seen),
  }));
  const turned = reads.filter(
    ({ seen }) => seen.includes("target") && seen.lastIndexOf("before") > seen.indexOf("target"),
  );
  const checked = reads.reduce((sum, { seen }) => sum + seen.length, 0);
  return {
    id: "I7",
    checked,
    violations: turned.map(({ id }) => `${id} was seen as done and then as not done`),
  };
}
