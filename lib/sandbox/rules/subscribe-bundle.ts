import { pseudoRefusal, ruleRefusal } from "../refusal";
import type { Subscribe } from "../schemas/subscribe";
import type { SandboxAccount } from "../state/account";
import type { Purchase } from "../state/new-line";
import { type CatalogueEntry, findCode } from "./catalogue";

/** A bundle needs at least this many hosts; Zoom's figure is the carrier's contract. */
const MIN_ACTIVE_HOSTS = 10;

/** A bundle without active hosts: the catalogue names none, so this code is the sandbox's own. */
export const PLAIN_BUNDLE_CODE = "ENT-LMT_500-WBN_500-T_1-monthly";

const INCLUDED = {
  plan_zoom_rooms: "Zoom Room",
  plan_room_connector: "Room Connector",
  plan_large_meeting: "Large meeting",
  plan_webinar: "Webinar",
} as const;

/** Judges plan_bundle in POST plans: carriers only, alone, with enough hosts. Returns the bundles as purchases. */
export function judgeBundle(account: SandboxAccount, body: Subscribe): Purchase[] {
  if (body.plan_bundle === undefined) return [];
  if (!account.carrier) throw ruleRefusal("Invalid field: plan_bundle");
  if (body.plan_base !== undefined) {
    throw ruleRefusal("Can't subscribe to base plan and bundle plan at the same time.");
  }
  judgeConflicts(body);
  return body.plan_bundle.map((bundle) => {
    const entry = bundleEntry(bundle.type);
    judgeBundleHosts(bundle);
    const { type: _type, hosts, ...extra } = bundle;
    return { entry, path: "plan_bundle", ...(hosts === undefined ? {} : { hosts }), extra };
  });
}

function bundleEntry(code: string): CatalogueEntry {
  const entry = findCode(code);
  if (entry?.role === "bundle") return entry;
  if (code === PLAIN_BUNDLE_CODE) return { code, family: "bundle", term: "monthly", role: "bundle" };
  throw ruleRefusal("Error getting bundle.");
}

function judgeBundleHosts(bundle: NonNullable<Subscribe["plan_bundle"]>[number]): void {
  const { hosts, active_hosts: active } = bundle;
  if (active !== undefined && !bundle.type.startsWith("ACT-")) {
    throw pseudoRefusal(300, "This bundle plan doesn't support active host.");
  }
  if ((active ?? hosts ?? 0) < MIN_ACTIVE_HOSTS) {
    throw pseudoRefusal(300, `Buy hosts/active hosts must be equal or larger than ${MIN_ACTIVE_HOSTS}.`);
  }
}

function judgeConflicts(body: Subscribe): void {
  for (const [path, label] of Object.entries(INCLUDED)) {
    const plan = [body[path as keyof typeof INCLUDED]].flat()[0];
    if (plan === undefined) continue;
    throw ruleRefusal(
      `There was a conflict in processing this request. ${label} plan ${plan.type} is already included in the bundle plan.`,
    );
  }
  if (body.plan_recording !== undefined) {
    throw ruleRefusal(`Recording plan ${body.plan_recording} conflict with bundle plan.`);
  }
  if (body.plan_audio !== undefined) {
    throw ruleRefusal(`Audio conferencing plan ${body.plan_audio.type} conflict with bundle plan.`);
  }
}
