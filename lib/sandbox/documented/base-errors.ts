import { SCENARIO, UNKNOWN_ACCOUNT_ID } from "../scenarios/ids";
import { BULK_MESSAGE, type DocumentedError } from "./documented-error";

type Row = Omit<DocumentedError, "call" | "accountId" | "body">;

const BODY = { type: "business_monthly", hosts: 20 };

function row(error: Row, accountId: string, body: unknown = BODY): DocumentedError {
  return { call: "PUT base", ...error, accountId, body };
}

/** What PUT base refuses (billing/ma, PUT base). */
export const BASE_ERRORS: DocumentedError[] = [
  row(
    { code: 200, pseudo: true, message: "Free trial and VIP account can't update sub plan." },
    SCENARIO.trial,
  ),
  row(
    { code: 200, pseudo: true, message: "Free trial and VIP account can't update sub plan." },
    SCENARIO.vip,
  ),
  row({ code: 200, pseudo: true, message: "You do not have a subscription yet." }, SCENARIO.noPlan),
  row(
    { code: 300, pseudo: true, message: "Insufficient number of hosts for business plan type." },
    SCENARIO.business,
    { type: "business_monthly", hosts: 9 },
  ),
  row(
    { code: 300, pseudo: true, message: "Insufficient number of hosts for education plan type." },
    SCENARIO.educationSmall,
    { type: "edu20", hosts: 12 },
  ),
  row(
    {
      code: 300,
      pseudo: true,
      message: "Plan types do not match, oldPlanType: monthly newPlanType: edu20.",
    },
    SCENARIO.proMonthly,
    { type: "edu20", hosts: 20 },
  ),
  row({ code: 300, pseudo: true, message: "Buy hosts must equal or smaller than 9." }, SCENARIO.proMonthly, {
    type: "monthly",
    hosts: 10,
  }),
  row({ code: 2100, message: "This sub account is on self pay mode." }, SCENARIO.selfPay),
  row(
    { code: 2100, message: "Cannot makes updates when account is subscribed to a bundle plan." },
    SCENARIO.bundle,
  ),
  row({ code: 2100, message: "This account is not under a free trial plan." }, SCENARIO.business, {
    type: "trial",
    hosts: 20,
  }),
  row(
    {
      code: 2100,
      message:
        "The account currently has 18 paid users, you should change the user type to basic and reduce the number of paid users before performing this action.",
    },
    SCENARIO.paidUsers,
    { type: "business_monthly", hosts: 17 },
  ),
  row({ code: 2100, message: BULK_MESSAGE }, SCENARIO.bulkLicense),
  row({ code: 2100, message: "Invalid Base Plan Type: business_yearly_c50" }, SCENARIO.grandfathered, {
    type: "business_yearly_c50",
    hosts: 51,
  }),
  row({ code: 1001, message: "User does not exist." }, SCENARIO.refusesUser),
  row({ code: 2001, message: `Account does not exist: ${UNKNOWN_ACCOUNT_ID}.` }, UNKNOWN_ACCOUNT_ID),
];
