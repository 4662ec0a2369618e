import { PLAIN_BUNDLE_CODE } from "../rules/subscribe-bundle";
import { SCENARIO } from "../scenarios/ids";
import type { DocumentedError } from "./documented-error";
import { SAMPLE_CONTACT, subscribeBody } from "./subscribe-body";

const BUNDLE = [{ type: "ACT-ENT-LMT_500-WBN_500-T_1-monthly", hosts: 50, active_hosts: 50 }];

type Row = Pick<DocumentedError, "code" | "message" | "pseudo">;

function row(error: Row, members: Record<string, unknown>): DocumentedError {
  const body = { contact: SAMPLE_CONTACT, plan_bundle: BUNDLE, ...members };
  return { call: "POST plans", ...error, accountId: SCENARIO.freeCarrier, body };
}

function conflict(label: string, code: string, members: Record<string, unknown>): DocumentedError {
  const message = `There was a conflict in processing this request. ${label} plan ${code} is already included in the bundle plan.`;
  return row({ code: 2100, message }, members);
}

/** What POST plans refuses about bundles (billing/ma, POST plans). */
export const BUNDLE_ERRORS: DocumentedError[] = [
  {
    call: "POST plans",
    code: 2100,
    message: "Invalid field: plan_bundle",
    accountId: SCENARIO.free,
    body: subscribeBody({ plan_bundle: BUNDLE }),
  },
  row(
    { code: 2100, message: "Can't subscribe to base plan and bundle plan at the same time." },
    { plan_base: { type: "business_monthly", hosts: 20 } },
  ),
  row(
    { code: 2100, message: "Error getting bundle." },
    { plan_bundle: [{ type: "no-such-bundle", hosts: 50 }] },
  ),
  conflict("Zoom Room", "zroom_monthly", { plan_zoom_rooms: { type: "zroom_monthly", hosts: 1 } }),
  conflict("Room Connector", "roomconnector_monthly", {
    plan_room_connector: { type: "roomconnector_monthly", hosts: 1 },
  }),
  conflict("Large meeting", "large500_monthly", {
    plan_large_meeting: [{ type: "large500_monthly", hosts: 1 }],
  }),
  conflict("Webinar", "webinar500_monthly", { plan_webinar: [{ type: "webinar500_monthly", hosts: 1 }] }),
  row(
    { code: 2100, message: "Recording plan cmr_monthly_commitment_40 conflict with bundle plan." },
    { plan_recording: "cmr_monthly_commitment_40" },
  ),
  row(
    { code: 2100, message: "Audio conferencing plan tollfree_payongo conflict with bundle plan." },
    { plan_audio: { type: "tollfree_payongo", callout_countries: "US" } },
  ),
  row(
    { code: 300, pseudo: true, message: "Buy hosts/active hosts must be equal or larger than 10." },
    { plan_bundle: [{ type: BUNDLE[0]?.type, hosts: 5, active_hosts: 5 }] },
  ),
  row(
    { code: 300, pseudo: true, message: "This bundle plan doesn't support active host." },
    { plan_bundle: [{ type: PLAIN_BUNDLE_CODE, hosts: 50, active_hosts: 50 }] },
  ),
];
