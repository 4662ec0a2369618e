import { SCENARIO, UNKNOWN_ACCOUNT_ID } from "../scenarios/ids";
import { ADD_ADDON_ERRORS, UPDATE_ADDON_ERRORS } from "./addon-errors";
import { BASE_ERRORS } from "./base-errors";
import { BUNDLE_ERRORS } from "./bundle-errors";
import type { DocumentedError } from "./documented-error";
import { SUBSCRIBE_ERRORS } from "./subscribe-errors";

const READ_ERRORS: DocumentedError[] = [
  {
    call: "GET plans",
    code: 2100,
    message: "This sub account is on self pay mode.",
    accountId: SCENARIO.selfPay,
  },
  {
    call: "GET plans",
    code: 2001,
    message: `Account does not exist: ${UNKNOWN_ACCOUNT_ID}.`,
    accountId: UNKNOWN_ACCOUNT_ID,
  },
];

/** Every refusal that the references list for the five calls. None of them changes the sandbox's accounts. */
export const DOCUMENTED_ERRORS: DocumentedError[] = [
  ...READ_ERRORS,
  ...SUBSCRIBE_ERRORS,
  ...BUNDLE_ERRORS,
  ...BASE_ERRORS,
  ...ADD_ADDON_ERRORS,
  ...UPDATE_ADDON_ERRORS,
];
