import type { ShownPlanLine } from "./account";
import { findPlanType, isOffered } from "./plan-catalogue";
import type { PlanLine } from "./plan-line";

const NOT_RECOGNISED = "Not recognised";

/** Groups of plan lines on a screen, in their order, each with its families and their short names. */
const GROUPS: Record<string, Record<string, string>> = {
  "Base plan": { plan_base: "Base plan", plan_bundle: "Bundle" },
  "Workplace packages": {
    plan_zoom_one: "Workplace",
    plan_zoom_one_premier: "Enterprise Premier",
    plan_zoom_one_edu_school_campus_plus: "School and Campus",
    plan_zoom_one_edu_premier: "Education Premier",
    plan_zoom_one_edu_student: "Student",
  },
  "Meetings and webinars": {
    plan_webinar: "Webinar",
    plan_large_meeting: "Large meeting",
    plan_zoom_events: "Events",
    plan_zoom_sessions: "Sessions",
    plan_qss: "Quality streaming",
    plan_mesh: "Mesh",
    plan_ztransl: "Translation",
    plan_zsched: "Scheduler",
  },
  "Rooms and workspaces": {
    plan_zoom_rooms: "Rooms",
    plan_room_connector: "Room connector",
    plan_zwr: "Workspaces",
    plan_visitor_management: "Visitors",
  },
  Phone: { plan_phone: "Phone" },
  "Contact centre": {
    plan_zcc: "Contact centre",
    plan_zva: "Virtual agent",
    plan_workforce_management: "Workforce",
    plan_zoom_iq: "Revenue accelerator",
  },
  Recording: { plan_recording: "Recording", plan_sdk_cmr: "SDK recording", plan_zoom_clips_plus: "Clips" },
  Audio: { plan_audio: "Audio", plan_audio_us_ca: "Audio US/CA" },
  Whiteboard: { plan_whiteboard: "Whiteboard", plan_whiteboard_plus: "Whiteboard Plus" },
  "Node and support": { plan_znode: "Node", plan_partner_premier_support: "Premier support" },
};

const groupNames = [...Object.keys(GROUPS), NOT_RECOGNISED];
const shortNames = new Map(Object.values(GROUPS).flatMap((families) => Object.entries(families)));

/** The group that a family's lines stand in; "Not recognised" for families that came after this was written. */
export function planGroup(family: string): string {
  return groupNames.find((name) => GROUPS[name] && Object.hasOwn(GROUPS[name], family)) ?? NOT_RECOGNISED;
}

/** False for a family that came after this was written. */
export function isKnownFamily(family: string): boolean {
  return planGroup(family) !== NOT_RECOGNISED;
}

/** A family in one or two words for lists: "Webinar", "Phone"; unknown ones by Zoom's own key without `plan_`. */
export function familyName(family: string): string {
  return shortNames.get(family) ?? family.replace(/^plan_/, "");
}

// "plan_webinar.10" stands after "plan_webinar.9".
const paths = new Intl.Collator("en", { numeric: true });

/**
 * Plan lines with the words people read, group by group, "Not recognised" last. The order is ours, so that a line
 * stays in its place whatever order Zoom or the database keeps members in.
 */
export function shownLines(lines: PlanLine[]): ShownPlanLine[] {
  return lines.map(shownLine).sort((a, b) => rank(a) - rank(b) || paths.compare(a.path, b.path));
}

const families = [...shortNames.keys()];

/** The families that have a name of ours, in the order of their groups. */
export function planFamilies(): readonly string[] {
  return families;
}

function rank({ family }: PlanLine): number {
  const known = families.indexOf(family);
  return known < 0 ? families.length : known;
}

function shownLine(line: PlanLine): ShownPlanLine {
  const type = findPlanType(line.type);
  const group = planGroup(line.family);
  return {
    ...line,
    label: type?.label ?? line.type ?? familyName(line.family),
    group,
    known: group !== NOT_RECOGNISED && (line.type === null || type !== undefined),
    offered: type !== undefined && isOffered(type),
  };
}

/** A label for lists, where "Zoom Workplace" in front of every row only hides the difference. */
export function listLabel(label: string): string {
  return label.replace(/^Zoom Workplace (?:for )?/, "");
}
