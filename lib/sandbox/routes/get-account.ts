import { accountNumber } from "../contract";
import type { Reply } from "../reply";
import type { RouteCall } from "../route";
import { readAccount } from "./find-account";
import { seatsOf } from "./seats";

/** GET /accounts/{accountId} */
export function getAccount(call: RouteCall): Reply {
  const account = readAccount(call);
  const end = account.subscriptionEnd === "" ? {} : { subscription_end_time: account.subscriptionEnd };
  const body = {
    id: account.id,
    account_name: account.name,
    account_number: accountNumber(account.number, call.world.settings.contract),
    account_type: account.accountType,
    created_at: account.createdAt,
    owner_email: account.ownerEmail,
    owner_id: account.ownerId,
    seats: seatsOf(account),
    subscription_start_time: account.subscriptionStart,
    ...end,
    vanity_url: "",
    reseller: account.reseller,
    options: { pay_mode: account.payMode, billing_auto_renew: true },
  };
  return { status: 200, body };
}
