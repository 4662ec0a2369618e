import { type AddAddonRequest, addedPlans, type UpdateAddonRequest } from "./addon";
import type { PlanAmount, PlansSeen } from "./change";
import { type ChangeBasePlanRequest, wantedHosts } from "./change-base-plan";
import { findPlanType, planLabel } from "./plan-catalogue";
import type { PlanLine } from "./plan-line";
import { basePlanLine, isRunning } from "./plan-lines";
import { fieldOfPath, type WantedPlan } from "./plan-rules";
import { type SubscribeRequest, subscribedPlans } from "./subscribe";

// Parts of a request that GET plans does not list (zoom-api.md 2.6): a read without them proves nothing.
const NEVER_SHOWN = new Set(["plan_phone.plan_calling_addons", "plan_zcc.plan_recording"]);

/** What a change does to plan lines: how they are and how they shall be. */
export type ChangeEffect = { before: PlanAmount[]; after: PlanAmount[] };

/**
 * Which way a change goes. Zoom may show a decrease or another plan only at the renewal, so that an unchanged read
 * proves nothing about `decrease` and `replace` (zoom-api.md 2.8, reliability of read-back).
 */
export type Direction = "add" | "increase" | "decrease" | "replace";

/** The lines a subscription makes; the base plan comes first. */
export function subscribeEffect(request: SubscribeRequest): ChangeEffect {
  return { before: [], after: subscribedPlans(request).map(amountOf) };
}

/** The base plan before and after; `lines` null: not read, and "add N" has no total yet. */
export function changeBasePlanEffect(request: ChangeBasePlanRequest, lines: PlanLine[] | null): ChangeEffect {
  const base = lines ? basePlanLine(lines) : undefined;
  const after = { path: "plan_base", type: request.type, hosts: wantedHosts(request, lines) };
  return { before: base ? lineAmount(base) : [], after: [amountOf(after)] };
}

/** The lines an add-on request makes. */
export function addAddonEffect(request: AddAddonRequest): ChangeEffect {
  return { before: [], after: addedPlans(request).map(amountOf) };
}

/** The add-on before and after: the line of the same code, else the running line of the same catalogue family. */
export function updateAddonEffect(request: UpdateAddonRequest, lines: PlanLine[] | null): ChangeEffect {
  const type = findPlanType(request.type);
  const running = (lines ?? []).filter((line) => isRunning(line) && line.path !== "plan_base");
  const line =
    running.find((each) => each.type === request.type) ??
    running.find((each) => type !== undefined && findPlanType(each.type)?.family === type.family);
  const path = line?.path ?? type?.field ?? request.type;
  const after = { path, type: request.type, hosts: request.hosts };
  return { before: line ? lineAmount(line) : [], after: [amountOf(after)] };
}

function amountOf(plan: WantedPlan): PlanAmount {
  const family = plan.path.split(".")[0] ?? plan.path;
  return { family, path: plan.path, type: plan.type, hosts: plan.hosts };
}

function lineAmount(line: PlanLine): PlanAmount[] {
  return line.type === null
    ? []
    : [{ family: line.family, path: line.path, type: line.type, hosts: line.hosts }];
}

/** The direction of an effect; several lines at once count as a decrease as soon as one of them shrinks. */
export function directionOf({ before, after }: ChangeEffect): Direction {
  if (before.length === 0) return "add";
  const pairs = after.map((amount) => ({ amount, was: before.find((each) => isSamePlan(each, amount)) }));
  if (pairs.some(({ was }) => was === undefined)) return "replace";
  const shrinks = pairs.some(({ amount, was }) => (amount.hosts ?? 0) < (was?.hosts ?? 0));
  return shrinks ? "decrease" : "increase";
}

/** True when a change sets plans anew of a family that another one is about; what is only added undoes nothing. */
export function mayUndo(wanted: ChangeEffect, other: ChangeEffect): boolean {
  if (directionOf(wanted) === "add") return false;
  const families = new Set([...wanted.before, ...wanted.after].map(({ family }) => family));
  return [...other.before, ...other.after].some(({ family }) => families.has(family));
}

/** True when a read that still shows the old plans can prove that the change did not happen. */
export function isDisprovable(direction: Direction): boolean {
  return direction === "add" || direction === "increase";
}

function isSamePlan(one: { family: string; type: string | null }, other: PlanAmount): boolean {
  return one.family === other.family && one.type === other.type;
}

/**
 * What fresh plan lines show of a change. Lines are found by family and code, because Zoom orders and names the places
 * of a list as it likes (`plan_package_list` is read back as `plan_package_lists`, zoom-api.md 2.6).
 * @param lines the lines as just read
 */
export function plansSeen(effect: ChangeEffect, lines: PlanLine[]): PlansSeen {
  const running = lines.filter(isRunning);
  const after = effect.after.filter((amount) => !isSilent(amount, effect.before, running));
  if (after.length === 0) return "silent";
  // A paying sub-account has some plan: without any, the read is broken and not as before.
  if (running.length === 0 && !effect.after.some(({ path }) => path === "plan_base")) return "other";
  const target = shows(after, effect.before, running);
  const before = shows(effect.before, after, running);
  // A line without hosts fits both and proves nothing.
  if (target === before) return "other";
  return target ? "target" : "before";
}

// No line of a plan that Zoom never lists, or hosts that it did not show before either: both read the same in the end.
function isSilent(amount: PlanAmount, before: PlanAmount[], running: PlanLine[]): boolean {
  const same = running.filter((line) => isSamePlan(line, amount));
  if (same.length === 0) return NEVER_SHOWN.has(fieldOfPath(amount.path));
  const was = before.find((each) => isSamePlan(each, amount));
  return was?.hosts === null && amount.hosts !== null && same.every((line) => line.hosts === null);
}

function shows(wanted: PlanAmount[], counterpart: PlanAmount[], running: PlanLine[]): boolean {
  const gone = counterpart.filter((amount) => !wanted.some((each) => isSamePlan(each, amount)));
  return (
    wanted.every((amount) => running.some((line) => fits(line, amount))) &&
    gone.every((amount) => !running.some((line) => isSamePlan(line, amount)))
  );
}

// Zoom sends no hosts for some families (recording, audio): then the code alone is the proof.
function fits(line: PlanLine, amount: PlanAmount): boolean {
  if (!isSamePlan(line, amount)) return false;
  return amount.hosts === null || line.hosts === null || line.hosts === amount.hosts;
}

/** What a change does, in words: "1 more host of Business, monthly", "Webinar 500, 10 hosts added". */
export function effectText(effect: ChangeEffect): string {
  return effect.after
    .map((amount) =>
      amountText(amount, effect.before.find((each) => isSamePlan(each, amount)) ?? null, effect),
    )
    .join("; ");
}

function amountText(amount: PlanAmount, was: PlanAmount | null, { before }: ChangeEffect): string {
  const label = planLabel(amount.type);
  if (was && amount.hosts !== null && was.hosts !== null) {
    const step = amount.hosts - was.hosts;
    return `${hostsText(Math.abs(step), step < 0 ? "fewer" : "more")} of ${label}, ${amount.hosts} in all`;
  }
  const hosts = amount.hosts === null ? "" : `, ${hostsText(amount.hosts)}`;
  const old = before[0];
  return old ? `${planLabel(old.type)} becomes ${label}${hosts}` : `${label}${hosts} added`;
}

function hostsText(count: number, word?: string): string {
  return `${count.toLocaleString("en")}${word ? ` ${word}` : ""} ${count === 1 ? "host" : "hosts"}`;
}
