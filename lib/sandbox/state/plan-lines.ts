import type { Plans } from "./account";

/** One plan of an account: where it stands in the answer of GET plans and the object that holds it. */
export type Line = { path: string; type: string; hosts: number | null; node: Plans };

/** Paths that hold a list in GET plans (billing/ma, GET plans); the others hold one object. */
const LISTS = new Set([
  "plan_large_meeting",
  "plan_webinar",
  "plan_zoom_events",
  "plan_zoom_sessions",
  "plan_zoom_one",
  "plan_zoom_one_premier",
  "plan_zoom_one_edu_school_campus_plus",
  "plan_zoom_one_edu_premier",
  "plan_qss",
  "plan_phone.plan_calling",
  "plan_phone.plan_calling_addons",
  "plan_phone.plan_number",
  "plan_zcc.plan_package_lists",
  "plan_zcc.plan_phone_number",
]);

/** Paths of requests that GET plans spells differently. */
const READ_PATHS: Record<string, string> = {
  "plan_zcc.plan_package_list": "plan_zcc.plan_package_lists",
};

/** Returns where GET plans shows what a request sends under `path`. */
export function readPath(path: string): string {
  return READ_PATHS[path] ?? path;
}

/** Returns every plan line of an account, in the order of the answer; `node` is live, not a copy. */
export function linesOf(plans: Plans): Line[] {
  return Object.entries(plans).flatMap(([key, value]) =>
    key === "plan_recording" && typeof value === "string"
      ? [{ path: key, type: value, hosts: null, node: plans }]
      : linesUnder(key, value),
  );
}

function linesUnder(path: string, value: unknown): Line[] {
  if (Array.isArray(value)) return value.flatMap((item) => linesUnder(path, item));
  if (typeof value !== "object" || value === null) return [];
  const node = value as Plans;
  if (typeof node.type !== "string") {
    return Object.entries(node).flatMap(([key, inner]) => linesUnder(`${path}.${key}`, inner));
  }
  return [{ path, type: node.type, hosts: typeof node.hosts === "number" ? node.hosts : null, node }];
}

/** Puts a new line into the plans at its path: into the list, or as the one object. */
export function putLine(plans: Plans, path: string, node: Plans): void {
  const [family = path, member] = path.split(".");
  const holder = member === undefined ? plans : childOf(plans, family);
  const key = member ?? family;
  const present = holder[key];
  if (LISTS.has(path)) holder[key] = [...(Array.isArray(present) ? present : []), node];
  else holder[key] = node;
}

function childOf(plans: Plans, family: string): Plans {
  const present = plans[family];
  if (typeof present === "object" && present !== null && !Array.isArray(present)) return present as Plans;
  const child: Plans = {};
  plans[family] = child;
  return child;
}

/** Says whether a path holds a list, so that several codes may stand side by side. */
export function holdsList(path: string): boolean {
  return LISTS.has(path);
}
