import type { ChangeState, PlanAmount } from "./change";
import { openStates } from "./change";
import type { DifferenceAmount, DifferenceLine } from "./difference";
import { type DifferenceStep, differenceLines, differenceSteps } from "./difference-steps";
import type { PlanLine } from "./plan-line";

/** A reading that replaced another one, with the ids of our own changes that may have to do with it. */
export type ReplacedReading = {
  before: readonly PlanLine[];
  after: readonly PlanLine[];
  changeIds: readonly string[];
  /** The new plans have holes (see `hasHoles`), and no further reading has shown the same. */
  unclear?: boolean;
};

/** A change of ours, as far as a reading can show it. */
export type OwnChange = { id: string; state: ChangeState; before: PlanAmount[]; after: PlanAmount[] };

/**
 * What of a replaced reading is not from here: nothing when `lines` is empty. `since` is the place of the reading whose
 * old plans it was compared with: its own, or that of an earlier one when those between had holes.
 */
export type Decision = { lines: DifferenceLine[]; resembles: string | null; since: number };

/**
 * Tells what our own changes do not explain of each reading that replaced another; null: it depends on a change
 * whose outcome is not known, so it is decided later.
 *
 * A change explains the step to its target, once. A step that begins where a done change began and ends elsewhere is
 * ours up to the target: of 12 to 15 hosts beside our 12 to 13, only 13 to 15 is not from here. A decrease that Zoom
 * accepted explains the step down at its renewal, however much later. Of a reading with holes nothing is told: the
 * next one is compared with the plans before it.
 * @param readings of one sub-account, oldest first
 * @param changes those that the readings name, in the order they were sent
 */
export function decideDifferences(
  readings: readonly ReplacedReading[],
  changes: readonly OwnChange[],
): (Decision | null)[] {
  const clear = readings.flatMap((reading, i) => (reading.unclear ? [] : [withoutHoles(readings, i)]));
  const decisions = decideClear(clear, changes);
  return readings.map((_, i) => {
    const at = clear.findIndex(({ until }) => until >= i);
    const decision = decisions[at] ?? null;
    if (decision === null || clear[at]?.until === i) return decision;
    return { lines: [], resembles: null, since: i };
  });
}

type ClearReading = ReplacedReading & { since: number; until: number };

function withoutHoles(readings: readonly ReplacedReading[], until: number): ClearReading {
  const since = readings.findLastIndex((reading, i) => i < until && !reading.unclear) + 1;
  const span = readings.slice(since, until + 1);
  return {
    before: span[0]?.before ?? [],
    after: span.at(-1)?.after ?? [],
    changeIds: span.flatMap(({ changeIds }) => changeIds),
    since,
    until,
  };
}

function decideClear(readings: readonly ClearReading[], changes: readonly OwnChange[]): (Decision | null)[] {
  const isOpen = ({ state }: OwnChange) => openStates.includes(state);
  const asIs = unexplained(
    readings,
    changes.filter((change) => !isOpen(change)),
  );
  const ifDone = unexplained(
    readings,
    changes.map((change): OwnChange => (isOpen(change) ? { ...change, state: "applied" } : change)),
  );
  const waiting = new Set<string>();
  return readings.map((reading, i) => {
    const open = changes.filter((change) => isOpen(change) && reading.changeIds.includes(change.id));
    const [without, withOpen] = [asIs[i] ?? [], ifDone[i] ?? []];
    const alike = JSON.stringify(without) === JSON.stringify(withOpen);
    // Zoom shows what was asked for: the change will be proven by just this.
    const seen = withOpen.length === 0 && !open.some(({ id }) => waiting.has(id));
    if ((alike && !open.some((change) => without.some((step) => isReturn(step, change)))) || seen)
      return {
        lines: differenceLines(withOpen),
        resembles: resembled(reading, withOpen, changes),
        since: reading.since,
      };
    for (const { id } of open) waiting.add(id);
    return null;
  });
}

function unexplained(
  readings: readonly ReplacedReading[],
  changes: readonly OwnChange[],
): DifferenceStep[][] {
  const steps = readings.map(({ before, after }) => differenceSteps(before, after));
  for (const change of changes.filter(({ state }) => state === "applied" || state === "accepted")) {
    const places = readings.flatMap(({ changeIds }, i) => (changeIds.includes(change.id) ? [i] : []));
    for (const wish of wishesOf(change)) subtract(steps, places, wish, change.state === "applied");
  }
  return steps;
}

function subtract(steps: DifferenceStep[][], places: number[], wish: Wish, isDone: boolean): void {
  // Only a decrease is accepted and shows later: what goes up to its target is somebody else's.
  const isLanded = (step: DifferenceStep) => isLanding(step, wish) && (isDone || !isIncrease(step));
  const landed = places.find((i) => steps[i]?.some(isLanded));
  if (landed !== undefined) {
    take(steps, landed, isLanded);
    // Before the target was seen for good, a part of Zoom that lags had shown the old plans once more.
    for (const i of places.filter((each) => each < landed)) take(steps, i, (step) => isUndoing(step, wish));
    return;
  }
  if (!isDone) return;
  for (const i of places) {
    const step = steps[i]?.find((each) => isOf(each, wish) && meets(each.before, wish.from));
    if (!step) continue;
    step.before = wish.to && { type: wish.to.type, hosts: wish.to.hosts, ended: false };
    return;
  }
}

function take(steps: DifferenceStep[][], at: number, isTaken: (step: DifferenceStep) => boolean): void {
  const taken = steps[at]?.find(isTaken);
  steps[at] = (steps[at] ?? []).filter((step) => step !== taken);
}

/** What a change does to one plan; null: the plan is not there. */
type Wish = { family: string; type: string; from: PlanAmount | null; to: PlanAmount | null };

function wishesOf({ before, after }: OwnChange): Wish[] {
  const find = (amounts: PlanAmount[], { family, type }: PlanAmount) =>
    amounts.find((each) => each.family === family && each.type === type) ?? null;
  const gone = before.filter((amount) => find(after, amount) === null);
  return [...after, ...gone].map((amount) => ({
    family: amount.family,
    type: amount.type,
    from: find(before, amount),
    to: find(after, amount),
  }));
}

function isOf(step: DifferenceStep, wish: Wish): boolean {
  return step.family === wish.family && step.type === wish.type;
}

function isLanding(step: DifferenceStep, wish: Wish): boolean {
  return isOf(step, wish) && meets(step.after, wish.to) && !meets(step.before, wish.to);
}

function isIncrease({ before, after }: DifferenceStep): boolean {
  return (before?.hosts ?? 0) < (after?.hosts ?? 0) && before !== null;
}

function isUndoing(step: DifferenceStep, wish: Wish): boolean {
  return isOf(step, wish) && meets(step.before, wish.to) && meets(step.after, wish.from);
}

function isReturn(step: DifferenceStep, change: OwnChange): boolean {
  return wishesOf(change).some((wish) => isUndoing(step, wish));
}

// Zoom sends no hosts for some families: then the code alone is what was wanted.
function meets(amount: DifferenceAmount | null, wanted: PlanAmount | null): boolean {
  if (amount === null || amount.ended) return wanted === null;
  if (wanted === null) return false;
  return wanted.hosts === null || amount.hosts === null || wanted.hosts === amount.hosts;
}

// Zoom may do late what every reading had disproved: then nobody should call it somebody else's.
function resembled(
  { changeIds }: ReplacedReading,
  steps: readonly DifferenceStep[],
  changes: readonly OwnChange[],
): string | null {
  const late = changes.find(
    (change) =>
      change.state === "not_applied" &&
      changeIds.includes(change.id) &&
      wishesOf(change).every((wish) =>
        steps.some((step) => isLanding(step, wish) && meets(step.before, wish.from)),
      ),
  );
  return late?.id ?? null;
}
