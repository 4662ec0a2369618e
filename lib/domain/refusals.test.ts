import { describe, expect, it } from "vitest";
import type { RefusalKind } from "./phrasebook/entry";
import { explainRefusal } from "./refusals";

type Row = [code: number, message: string, field: string | null];

// What Zoom documents for each call (seeds 000-004, spec of 2021 and of 2026-02-07), with the placeholders filled.
const BULK =
  "Master accounts with bulk licenses cannot provision, update, or cancel plans for sub accounts using APIs, please use the billing portal or contact Support.";
const everywhere: Row[] = [
  [124, "Invalid access token.", null],
  [124, "Access token is expired.", null],
  [4711, "Invalid access token, does not contain scopes:[billing:write:subscribe_plan:master].", null],
  [4700, "Invalid access token, does not contain scopes: [report:master, report:read:master].", null],
  [4700, "Invalid access token.", null],
  [429, "You have reached the maximum per-second rate limit for this API. Try again later.", null],
  [300, "Request Body should be a valid JSON object.", null],
  [1001, "User does not exist.", null],
  [2001, "Account does not exist: abc.", null],
  [2001, "This account does not exist or does not belong to this master account.", null],
];

const subscribe: Row[] = [
  ...everywhere,
  [300, "Validation Failed. contact.email: Invalid field.", "contact.email"],
  [2100, "Invalid parameter: first_name", "contact.first_name"],
  [2100, "Invalid parameter: zip, country", "contact.zip"],
  [2100, "Invalid country parameter: ZZ", "contact.country"],
  [2100, "Invalid state parameter: QQ", "contact.state"],
  [2100, "Invalid field: plan_bundle", null],
  [2100, "Can't subscribe to base plan and bundle plan at the same time.", "plan_base.type"],
  [2100, "Error getting bundle.", null],
  [2100, "Cannot add plan for a sub account which is paid by self.", null],
  [2100, "Cannot add plan for Sub account which is not free plan.", null],
  [2100, "Cannot enable free trial again for sub account.", "plan_base.type"],
  [
    2100,
    "You cannot add a sub account because your master account owner prevented you from adding one.",
    null,
  ],
  [2100, "Cannot process account.", null],
  [2100, "Invalid host number.", "plan_base.hosts"],
  [2100, "Account doesn't have the permission to purchase this plan.", "plan_base.type"],
  [2100, conflict("Zoom Room", "zroom_monthly"), "plan_zoom_rooms.type"],
  [2100, conflict("Room Connector", "roomconnector_monthly"), "plan_room_connector.type"],
  [2100, conflict("Large meeting", "large500_monthly"), "plan_large_meeting"],
  [2100, conflict("Webinar", "webinar500_monthly"), "plan_webinar"],
  [2100, "Recording plan cmr_monthly_commitment_40 conflict with bundle plan.", "plan_recording"],
  [2100, "Audio conferencing plan tollfree_payongo conflict with bundle plan.", "plan_audio.type"],
  [2100, "Invalid Cloud Recording Plan: cmr_x", "plan_recording"],
  [2100, "Invalid Audio Conferencing Plan: audio_x", "plan_audio.type"],
  [2100, "Invalid Zoom Event plan: event_x", "plan_zoom_events"],
  [
    2100,
    "At least one option from among the Toll-free, Premium and Call-out must be provided.",
    "plan_audio.tollfree_countries",
  ],
  [2100, "Failed to add zuora plans", null],
  [2100, "Invalid Base Plan: abc", "plan_base.type"],
  [2100, BULK, null],
  [
    10200,
    "Your request cannot be processed due to an invalid contract term.",
    "subscription_options.contract_term",
  ],
  [200, "One zuora account only can have one active billing subscription.", null],
  [200, "One account only can have one active billing subscription.", null],
  [200, "Can't subscribe 25-participants pro plan for this sub-account.", "plan_base.type"],
  [200, "Can't subscribe 50-participants pro plan for this sub-account.", "plan_base.type"],
  [
    200,
    "In order to take advantage of your account's special pricing, please add Pro host licenses instead and they will be assigned to your Zoom Rooms automatically.",
    "plan_zoom_rooms.type",
  ],
  [300, "Account can't buy this plan.", "plan_base.type"],
  [300, "Buy hosts must equal or larger than 10.", "plan_base.hosts"],
  [300, "Buy hosts must equal or smaller than 49.", "plan_base.hosts"],
  [300, "Buy hosts must equal or smaller than 9999.", "plan_base.hosts"],
  [300, "Active hosts must be equal or larger than buy hosts.", "plan_base.hosts"],
  [300, "Buy hosts/active hosts must be equal or larger than 5.", "plan_base.hosts"],
  [300, "This bundle plan doesn't support active host.", "plan_base.hosts"],
  [300, "Invalid free trial end date time.", "subscription_options.service_effective_date"],
  [300, "Invalid free trial start/end time.", "subscription_options.service_effective_date"],
  [300, "Too long trial duration.", "subscription_options.service_effective_date"],
];

const changeBasePlan: Row[] = [
  ...everywhere,
  [200, "Free trial and VIP account can't update sub plan.", null],
  [200, "You do not have a subscription yet.", null],
  [300, "Insufficient number of hosts for business plan type.", "hosts"],
  [300, "Insufficient number of hosts for education plan type.", "hosts"],
  [300, "Plan types do not match, oldPlanType: monthly newPlanType: business_yearly.", "type"],
  [2100, "This sub account is on self pay mode.", null],
  [2100, "Cannot makes updates when account is subscribed to a bundle plan.", null],
  [2100, "This account is not under a free trial plan.", "type"],
  [2100, paidUsers(18), "hosts"],
  [2100, BULK, null],
  [2100, "Invalid Base Plan Type: business_yearly_c50", "type"],
];

const addAddon: Row[] = [
  ...everywhere,
  [2100, "This sub account is on self pay mode.", null],
  [2100, "Cannot update Additional plan for a sub account under free plan.", null],
  [
    2100,
    "Additional Zoom Rooms plan cannot be added to a sub account that already has a Zoom Rooms base plan.",
    "type",
  ],
  [2100, "This sub account already has the additional plan: webinar500_monthly.", "type"],
  [2100, BULK, null],
];

const updateAddon: Row[] = [
  ...everywhere,
  [200, "Free trial and VIP accounts can't update sub plans.", null],
  [200, "You don’t have subscription for (webinar500_monthly) yet.", "type"],
  [300, "Plan types do not match, oldPlanType: webinar100_monthly newPlanType: large500_monthly.", "type"],
  [2100, "This sub account is on self pay mode.", null],
  [2100, "Invalid Additional Plan Type: webinar_x.", "type"],
  [2100, "Cannot update Additional plan for a sub account under free plan.", null],
  [2100, "Invalid plan type.", "type"],
  [2100, "Account can’t buy this product.", "type"],
  [
    2100,
    "Can not subscribe/update additional Audio Conferencing Pay As You Go Plan for a sub account whose base plan is not Business/Education plan.",
    "type",
  ],
  [2100, BULK, null],
  [3261, "Failed to change sub plan of account:abc.", null],
  [3261, "Must subscribe to a major plan first.", null],
  [
    3261,
    'The "Webinar100" plan is not supported. You cannot increase hosts for the "webinar100_monthly" plan.',
    "hosts",
  ],
  [3200, "Cannot find Zuora subscription for account:abc.", null],
];

const read: Row[] = [
  ...everywhere,
  [2100, "This sub account is on self pay mode.", null],
  [200, "Only available for paid account.", null],
  [200, "You should first cancel all additional subscriptions.", null],
  [200, "Cannot cancel plan for a sub account which is under free plan.", null],
  [200, "You cannot cancel plan for a sub account that is under a free plan.", null],
  [200, "You don't have a major subscription yet.", null],
  [200, "You don't have a plan subscription for (monthly) yet.", null],
  [
    200,
    "You cannot perform this action because you do not have a Zoom Phone subscription for this account.",
    null,
  ],
  [
    200,
    "Free trial and VIP accounts can not cancel plans of a sub account. Contact the Zoom Support team for details.",
    null,
  ],
  [2100, "This sub account is paid by self.", null],
  [
    2100,
    "You cannot make cancellation requests for a bundle plan. Contact the Zoom Support team for details.",
    null,
  ],
  [300, "Plan type is required.", null],
];

function conflict(plan: string, code: string): string {
  return `There was a conflict in processing this request. ${plan} plan ${code} is already included in the bundle plan.`;
}

function paidUsers(count: number): string {
  return `The account currently has ${count} paid users, you should change the user type to basic and reduce the number of paid users before performing this action.`;
}

const tables: [RefusalKind, Row[]][] = [
  ["subscribe", subscribe],
  ["change_base_plan", changeBasePlan],
  ["add_addon", addAddon],
  ["update_addon", updateAddon],
  ["read", read],
];

describe.each(tables)("for %s", (kind, rows) => {
  it.each(rows)("explains code %i %j, and names the field %s", (code, message, field) => {
    const explanation = explainRefusal({ status: 400, code, message }, kind);
    expect(explanation).toMatchObject({ field });
    for (const words of [explanation?.meaning, explanation?.who, explanation?.next]) {
      expect(words).toMatch(/^[A-Z0-9][^!]+[^.\s]\.$/);
      expect(words).not.toMatch(/please|sorry|successfully|undefined/i);
      expect(words).not.toBe(message);
    }
  });
});

it("uses the figures and plans of the message", () => {
  const meaning = (code: number, message: string) =>
    explainRefusal({ status: 400, code, message }, "change_base_plan")?.meaning;
  expect(meaning(2100, paidUsers(18))).toBe("18 people hold a licence, so fewer than 18 hosts are too few.");
  expect(meaning(2100, paidUsers(1))).toBe("1 person holds a licence, so fewer than 1 host is too few.");
  expect(meaning(300, "Buy hosts must equal or larger than 10.")).toContain("10 hosts");
  expect(meaning(4711, "Invalid access token, does not contain scopes:[a:b, c:d].")).toContain("a:b, c:d");
  expect(meaning(2100, "Invalid Base Plan Type: business_yearly_c50")).not.toMatch(/\bnull\b/);
});

it.each([
  [2100, "A rule that was written yesterday."],
  [300, "Insufficient funds."],
  [9999, "This sub account is on self pay mode."],
  [null, "This sub account is on self pay mode."],
  [200, ""],
])("does not guess at code %s %j", (code, message) => {
  expect(explainRefusal({ status: 400, code, message }, "subscribe")).toBeNull();
});
