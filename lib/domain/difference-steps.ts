import type { DifferenceAmount, DifferenceLine } from "./difference";
import { findPlanType } from "./plan-catalogue";
import { familyName } from "./plan-groups";
import type { PlanLine } from "./plan-line";
import { isRunning } from "./plan-lines";

/** One plan of a family that is other than before. Plans are told apart by their code, as in `plansSeen`. */
export type DifferenceStep = {
  family: string;
  type: string | null;
  path: string;
  before: DifferenceAmount | null;
  after: DifferenceAmount | null;
};

/**
 * What differs between two readings: plans that came or went, other hosts, a cancellation. Neither the order of Zoom's
 * lists nor dates that move on with a renewal are a difference, nor that a plan leaves the list which had ended before.
 */
export function differenceSteps(before: readonly PlanLine[], after: readonly PlanLine[]): DifferenceStep[] {
  const old = byPlan(before);
  const now = byPlan(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((plan) =>
    stepsOfPlan(old.get(plan) ?? [], now.get(plan) ?? []),
  );
}

/**
 * True for an answer that cannot be compared: a family without content, or a line whose code or hosts are of another
 * type than ever. Zoom sends neither for a plan that ended (zoom-api.md 2.6).
 * @param raw the body of GET /accounts/{id}/plans
 */
export function hasHoles(raw: Record<string, unknown>, lines: readonly PlanLine[]): boolean {
  const isEmpty = Object.entries(raw).some(([key, value]) => key.startsWith("plan_") && value === null);
  return isEmpty || lines.some(({ detail }) => "type" in detail || "hosts" in detail);
}

function byPlan(lines: readonly PlanLine[]): Map<string, PlanLine[]> {
  const plans = new Map<string, PlanLine[]>();
  for (const line of lines) {
    const plan = `${placeOf(line.path)} ${line.type}`;
    plans.set(plan, [...(plans.get(plan) ?? []), line]);
  }
  return plans;
}

// Zoom orders its lists as it likes: "plan_webinar.1" may be the "plan_webinar.0" of before.
function placeOf(path: string): string {
  return path.replace(/\.\d+(?=\.|$)/g, "");
}

// Several lines of one code: those that are the same on both sides stay, the rest are paired as they stand.
function stepsOfPlan(before: PlanLine[], after: PlanLine[]): DifferenceStep[] {
  const gone = withoutSame(before, after);
  const come = withoutSame(after, before);
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, i) => [gone[i], come[i]] as const)
    .filter(([was, is]) => is !== undefined || (was !== undefined && isRunning(was)))
    .flatMap(([was, is]) => {
      const line = is ?? was;
      return line ? [{ ...identity(line), before: amountOf(was), after: amountOf(is) }] : [];
    });
}

function identity({ family, type, path }: PlanLine) {
  return { family, type, path };
}

function withoutSame(lines: PlanLine[], others: PlanLine[]): PlanLine[] {
  const left = [...others];
  return lines.filter((line) => {
    const same = left.findIndex((other) => isSame(line, other));
    if (same >= 0) left.splice(same, 1);
    return same < 0;
  });
}

function isSame(one: PlanLine, other: PlanLine): boolean {
  return one.hosts === other.hosts && isRunning(one) === isRunning(other);
}

function amountOf(line: PlanLine | undefined): DifferenceAmount | null {
  return line ? { type: line.type, hosts: line.hosts, ended: !isRunning(line) } : null;
}

/** Steps as people read them: a plan that went and one that came in its place become one line. */
export function differenceLines(steps: readonly DifferenceStep[]): DifferenceLine[] {
  const left = [...steps];
  return steps.flatMap((step) => {
    if (!left.includes(step)) return [];
    left.splice(left.indexOf(step), 1);
    const partner = left.findIndex((other) => replaces(step, other) || replaces(other, step));
    const [other] = partner < 0 ? [] : left.splice(partner, 1);
    if (!other) return [lineOf(step)];
    const [gone, come] = step.after === null ? [step, other] : [other, step];
    return [{ ...lineOf(come), replaced: labelOf(gone), before: gone.before }];
  });
}

function replaces(gone: DifferenceStep, come: DifferenceStep): boolean {
  return gone.after === null && come.before === null && placeOf(gone.path) === placeOf(come.path);
}

function lineOf(step: DifferenceStep): DifferenceLine {
  const { path, before, after } = step;
  return { path, label: labelOf(step), replaced: null, before, after };
}

function labelOf({ type, family }: DifferenceStep): string {
  return findPlanType(type)?.label ?? type ?? familyName(family);
}
