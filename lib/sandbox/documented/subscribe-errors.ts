import { SCENARIO, UNKNOWN_ACCOUNT_ID } from "../scenarios/ids";
import { BULK_MESSAGE, type DocumentedError } from "./documented-error";
import { SAMPLE_CONTACT, subscribeBody } from "./subscribe-body";

type Row = Omit<DocumentedError, "call" | "accountId" | "body">;

function row(error: Row, accountId: string, members: Record<string, unknown> = {}): DocumentedError {
  return { call: "POST plans", ...error, accountId, body: subscribeBody(members) };
}

/** On a free account, by what is sent. */
function rule(message: string, members: Record<string, unknown>): DocumentedError {
  return row({ code: 2100, message }, SCENARIO.free, members);
}

/** Listed under HTTP 200 or 300 in 2021. */
function pseudo(code: number, message: string, members: Record<string, unknown>): DocumentedError {
  return row({ code, message, pseudo: true }, SCENARIO.free, members);
}

const contact = (members: Record<string, unknown>) => ({ contact: { ...SAMPLE_CONTACT, ...members } });
const base = (type: string, hosts: number) => ({ plan_base: { type, hosts } });

const STATE_ERRORS: DocumentedError[] = [
  row({ code: 2100, message: "Cannot add plan for a sub account which is paid by self." }, SCENARIO.selfPay),
  row({ code: 2100, message: "Cannot add plan for Sub account which is not free plan." }, SCENARIO.business),
  row(
    { code: 2100, message: "Cannot enable free trial again for sub account." },
    SCENARIO.freeTrialUsed,
    base("trial", 5),
  ),
  row(
    {
      code: 2100,
      message:
        "You cannot add a sub account because your master account owner prevented you from adding one.",
    },
    SCENARIO.refusesMasterOwner,
  ),
  row({ code: 2100, message: "Cannot process account." }, SCENARIO.refusesProcessing),
  row({ code: 2100, message: "Failed to add zuora plans" }, SCENARIO.refusesZuora),
  row({ code: 2100, message: BULK_MESSAGE }, SCENARIO.bulkLicense),
  row(
    {
      code: 200,
      pseudo: true,
      only: "2021",
      message: "One zuora account only can have one active billing subscription.",
    },
    SCENARIO.freeWithSubscription,
  ),
  row(
    {
      code: 200,
      pseudo: true,
      only: "2026",
      message: "One account only can have one active billing subscription.",
    },
    SCENARIO.freeWithSubscription,
  ),
  row(
    {
      code: 200,
      pseudo: true,
      message:
        "In order to take advantage of your account's special pricing, please add Pro host licenses instead and they will be assigned to your Zoom Rooms automatically.",
    },
    SCENARIO.freeSpecialPricing,
    { plan_zoom_rooms: { type: "zroom_monthly", hosts: 2 } },
  ),
  row({ code: 1001, message: "User does not exist." }, SCENARIO.refusesUser),
  row({ code: 2001, message: `Account does not exist: ${UNKNOWN_ACCOUNT_ID}.` }, UNKNOWN_ACCOUNT_ID),
];

const INPUT_ERRORS: DocumentedError[] = [
  rule("Invalid parameter: first_name", contact({ first_name: undefined })),
  rule("Invalid parameter: last_name", contact({ last_name: " " })),
  rule("Invalid parameter: email", contact({ email: "nobody" })),
  rule("Invalid parameter: country, zip", contact({ country: "", zip: "" })),
  rule("Invalid country parameter: XX", contact({ country: "XX" })),
  rule("Invalid state parameter: ZZ", contact({ state: "ZZ" })),
  rule("Invalid host number.", base("business_monthly", 0)),
  rule(`Invalid Base Plan: ${SCENARIO.free}`, base("platinum_monthly", 20)),
  rule("Account doesn't have the permission to purchase this plan.", base("vsdk_monthly_prepay_usage", 1)),
  rule("Invalid Cloud Recording Plan: cmr_of_dreams", { plan_recording: "cmr_of_dreams" }),
  rule("Invalid Audio Conferencing Plan: tollfree_of_dreams", {
    plan_audio: { type: "tollfree_of_dreams", callout_countries: "US" },
  }),
  rule("Invalid Zoom Event plan: zoomevents7_monthly", {
    plan_zoom_events: [{ type: "zoomevents7_monthly", hosts: 1 }],
  }),
  rule("At least one option from among the Toll-free, Premium and Call-out must be provided.", {
    plan_audio: { type: "tollfree_payongo", tollfree_countries: "" },
  }),
  row(
    { code: 10200, message: "Your request cannot be processed due to an invalid contract term." },
    SCENARIO.free,
    { subscription_options: { contract_term: 7 } },
  ),
  pseudo(200, "Can't subscribe 25-participants pro plan for this sub-account.", base("monthly25", 3)),
  pseudo(200, "Can't subscribe 50-participants pro plan for this sub-account.", base("yearly50", 3)),
  pseudo(300, "Account can't buy this plan.", base("vsdk_payongo", 1)),
  pseudo(300, "Buy hosts must equal or larger than 10.", base("business_monthly", 9)),
  pseudo(300, "Buy hosts must equal or smaller than 9.", base("monthly", 10)),
  pseudo(300, "Buy hosts must equal or smaller than 9999.", base("trial", 10_000)),
  pseudo(300, "Active hosts must be equal or larger than buy hosts.", {
    plan_base: { type: "zm_one_ent_sta_act_yearly", hosts: 50, active_hosts: 20 },
  }),
  pseudo(300, "Invalid free trial end date time.", {
    ...base("trial", 5),
    subscription_options: { paid_period_start_date: "2020-01-01", service_effective_date: "2020-01-01" },
  }),
  pseudo(300, "Invalid free trial start/end time.", {
    ...base("trial", 5),
    subscription_options: { paid_period_start_date: "2020-01-01", service_effective_date: "2020-02-01" },
  }),
  pseudo(300, "Too long trial duration.", {
    ...base("trial", 5),
    subscription_options: { paid_period_start_date: "2199-01-01", service_effective_date: "2199-01-01" },
  }),
];

/** What POST plans refuses, but for bundles (billing/ma, POST plans). */
export const SUBSCRIBE_ERRORS: DocumentedError[] = [...STATE_ERRORS, ...INPUT_ERRORS];
