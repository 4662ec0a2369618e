import { SCENARIO, UNKNOWN_ACCOUNT_ID } from "../scenarios/ids";
import { BULK_MESSAGE, type DocumentedError } from "./documented-error";

type Row = Omit<DocumentedError, "call" | "accountId" | "body">;

const ADD_BODY = { type: "webinar1000_monthly", hosts: 1 };
const UPDATE_BODY = { type: "webinar500_monthly", hosts: 3 };
const AUDIO =
  "Can not subscribe/update additional Audio Conferencing Pay As You Go Plan for a sub account whose base plan is not Business/Education plan.";

function add(error: Row, accountId: string, body: unknown = ADD_BODY): DocumentedError {
  return { call: "POST addons", ...error, accountId, body };
}

function update(error: Row, accountId: string, body: unknown = UPDATE_BODY): DocumentedError {
  return { call: "PUT addons", ...error, accountId, body };
}

/** What POST addons refuses (billing/ma, POST addons). */
export const ADD_ADDON_ERRORS: DocumentedError[] = [
  add({ code: 2100, message: "This sub account is on self pay mode." }, SCENARIO.selfPay),
  add(
    { code: 2100, message: "Cannot update Additional plan for a sub account under free plan." },
    SCENARIO.free,
  ),
  add(
    {
      code: 2100,
      message:
        "Additional Zoom Rooms plan cannot be added to a sub account that already has a Zoom Rooms base plan.",
    },
    SCENARIO.zoomRoomsBase,
    { type: "zroom_monthly", hosts: 2 },
  ),
  add(
    { code: 2100, message: "This sub account already has the additional plan: webinar500_monthly." },
    SCENARIO.business,
    { type: "webinar500_monthly", hosts: 4 },
  ),
  add({ code: 2100, message: BULK_MESSAGE }, SCENARIO.bulkLicense),
  add({ code: 2100, message: AUDIO }, SCENARIO.proMonthly, { type: "tollfree_payongo", hosts: 1 }),
  add({ code: 1001, message: "User does not exist." }, SCENARIO.refusesUser),
  add({ code: 2001, message: `Account does not exist: ${UNKNOWN_ACCOUNT_ID}.` }, UNKNOWN_ACCOUNT_ID),
];

/** What PUT addons refuses (billing/ma, PUT addons). */
export const UPDATE_ADDON_ERRORS: DocumentedError[] = [
  update(
    { code: 200, pseudo: true, message: "Free trial and VIP accounts can't update sub plans." },
    SCENARIO.trial,
  ),
  update(
    { code: 200, pseudo: true, message: "Free trial and VIP accounts can't update sub plans." },
    SCENARIO.vip,
  ),
  update(
    { code: 200, pseudo: true, message: "You don’t have subscription for (webinar500_monthly) yet." },
    SCENARIO.businessYearly,
  ),
  update(
    {
      code: 300,
      pseudo: true,
      message: "Plan types do not match, oldPlanType: webinar500_monthly newPlanType: webinar500_yearly.",
    },
    SCENARIO.business,
    { type: "webinar500_yearly", hosts: 3 },
  ),
  update({ code: 2100, message: "This sub account is on self pay mode." }, SCENARIO.selfPay),
  update({ code: 2100, message: "Invalid Additional Plan Type: webinar_of_dreams." }, SCENARIO.business, {
    type: "webinar_of_dreams",
    hosts: 3,
  }),
  update(
    { code: 2100, message: "Cannot update Additional plan for a sub account under free plan." },
    SCENARIO.free,
  ),
  update({ code: 2100, message: "Invalid plan type." }, SCENARIO.business, {
    type: "business_yearly",
    hosts: 20,
  }),
  update({ code: 2100, message: "Account can’t buy this product." }, SCENARIO.business, {
    type: "siptrunk_monthly",
    hosts: 1,
  }),
  update({ code: 2100, message: AUDIO }, SCENARIO.proMonthly, { type: "tollfree_payongo", hosts: 1 }),
  update({ code: 2100, message: BULK_MESSAGE }, SCENARIO.bulkLicense),
  update(
    { code: 3261, message: `Failed to change sub plan of account:${SCENARIO.refusesChange}.` },
    SCENARIO.refusesChange,
  ),
  update({ code: 3261, message: "Must subscribe to a major plan first." }, SCENARIO.addonsWithoutBase),
  update(
    {
      code: 3261,
      message:
        'The "Webinar100" plan is not supported. You cannot increase hosts for the "webinar100_monthly" plan.',
    },
    SCENARIO.webinar100,
    { type: "webinar100_monthly", hosts: 6 },
  ),
  update({ code: 2001, message: `Account does not exist: ${UNKNOWN_ACCOUNT_ID}.` }, UNKNOWN_ACCOUNT_ID),
  update(
    { code: 3200, message: `Cannot find Zuora subscription for account:${SCENARIO.refusesNoZuora}.` },
    SCENARIO.refusesNoZuora,
  ),
];
