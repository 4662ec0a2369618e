import type { Reply } from "../reply";
import type { RouteCall } from "../route";
import { checkPayer } from "../rules/account-checks";
import { shownPlans } from "../state/shown-plans";
import { readAccount } from "./find-account";

/** GET /accounts/{accountId}/plans */
export function getPlans(call: RouteCall): Reply {
  const account = readAccount(call);
  checkPayer(account);
  return { status: 200, body: shownPlans(account.plans) };
}
