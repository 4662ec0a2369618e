import { type CountryList, countryIds, isCountry } from "./countries";
import { boundsText, fitsBounds, type HostBoundsOverrides, hostBounds } from "./host-bounds";
import { findPlanType, isOffered, takesHosts } from "./plan-catalogue";
import type { PlanLine } from "./plan-line";
import { isRunning } from "./plan-lines";
import type { PlanType } from "./plan-type";
import type { FieldError } from "./problem";

/** A plan that a request names: where in the request, which code, how many hosts. */
export type WantedPlan = { path: string; type: string; hosts: number | null };

const FAMILY_WORDS: Record<string, string> = {
  phone_base: "a phone base plan",
  phone_number: "a phone number plan",
  video_sdk: "a Video SDK plan",
  node_base: "a Zoom Node base plan",
  contact_center_package: "a contact centre package",
  contact_center_concurrent: "a concurrent contact centre package",
};

/** The catalogue's request field of a path: `plan_phone.plan_calling.0` is `plan_phone.plan_calling`. */
export function fieldOfPath(path: string): string {
  return path.replace(/\.\d+(?=\.|$)/g, "");
}

/** Refuses codes that Zoom's catalogue lacks, no longer sells, or keeps under another field. */
export function planTypeErrors(
  wanted: WantedPlan,
  typePath: string,
  field = fieldOfPath(wanted.path),
): FieldError[] {
  const type = findPlanType(wanted.type);
  if (!type) return [{ path: typePath, message: `Zoom's catalogue has no plan ${wanted.type}` }];
  if (!isOffered(type)) return [{ path: typePath, message: `${type.label} is no longer sold` }];
  if (type.field !== field) return [{ path: typePath, message: `${type.label} is not a plan of this kind` }];
  return [];
}

/** Refuses hosts outside the published range (seed 000, 004), naming it. */
export function boundsErrors(wanted: WantedPlan, path: string, overrides: HostBoundsOverrides): FieldError[] {
  const bounds = hostBounds(wanted.type, overrides);
  if (wanted.hosts === null || !bounds || fitsBounds(wanted.hosts, bounds)) return [];
  const label = findPlanType(wanted.type)?.label ?? wanted.type;
  return [{ path, message: `${label} takes ${boundsText(bounds)}` }];
}

/** Refuses a missing number of hosts where the plan has one. */
export function missingHostsErrors(wanted: WantedPlan, path: string): FieldError[] {
  const type = findPlanType(wanted.type);
  return wanted.hosts === null && type && takesHosts(type)
    ? [{ path, message: "Type a whole number of hosts, 1 or more" }]
    : [];
}

/** Refuses more webinar, event or large-meeting hosts than the base plan has (references/billing-plans). */
export function hostRuleErrors(wanted: WantedPlan, path: string, baseHosts: number | null): FieldError[] {
  const type = findPlanType(wanted.type);
  if (!type?.hostRule || type.hostRule === "engagements" || wanted.hosts === null || baseHosts === null)
    return [];
  const most = type.hostRule === "below_base" ? baseHosts - 1 : baseHosts;
  if (wanted.hosts <= most) return [];
  return [{ path, message: `At most ${most} hosts: the base plan has ${baseHosts}` }];
}

/** Refuses a plan whose base is missing, e.g. calling plans without a phone base plan. */
export function requirementErrors(
  wanted: WantedPlan,
  path: string,
  ownedFamilies: ReadonlySet<string>,
): FieldError[] {
  const missing = (findPlanType(wanted.type)?.requires ?? []).filter((family) => !ownedFamilies.has(family));
  return missing.map((family) => ({ path, message: `Needs ${FAMILY_WORDS[family] ?? family} first` }));
}

/** The catalogue families behind codes, for `requirementErrors`. */
export function familiesOf(codes: (string | null)[]): Set<string> {
  const types = codes
    .map((code) => findPlanType(code))
    .filter((type): type is PlanType => type !== undefined);
  return new Set(types.map((type) => type.family));
}

/** The codes of the running lines. */
export function runningCodes(lines: PlanLine[]): string[] {
  return lines.filter(isRunning).flatMap((line) => (line.type === null ? [] : [line.type]));
}

/** Refuses country ids that Zoom's list does not hold. */
export function countryErrors(value: string | undefined, list: CountryList, path: string): FieldError[] {
  const unknown = countryIds(value ?? "").filter((id) => !isCountry(list, id));
  return unknown.length === 0 ? [] : [{ path, message: `Zoom's list has no ${unknown.join(", ")}` }];
}
