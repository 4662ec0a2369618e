import { Refusal, ruleRefusal } from "../refusal";
import type { SandboxAccount, WriteName } from "../state/account";
import { familyOf } from "./catalogue";

const BULK =
  "Master accounts with bulk licenses cannot provision, update, or cancel plans for sub accounts using APIs, please use the billing portal or contact Support.";

/** The words of a self-pay account, but for POST plans. */
export const SELF_PAY = "This sub account is on self pay mode.";

/** Throws what a named account refuses whatever is sent. */
export function checkForced(account: SandboxAccount, write: WriteName): void {
  const forced = account.refuses[write];
  if (forced === undefined) return;
  const status = forced.status === undefined ? {} : { status: forced.status };
  throw new Refusal(forced.code, forced.message.replace("{accountId}", account.id), status);
}

/** Throws unless the master pays for the account; the words differ between POST plans and the rest. */
export function checkPayer(account: SandboxAccount, words: string = SELF_PAY): void {
  if (account.payMode === "sub") throw ruleRefusal(words);
}

/** Throws when the account holds bulk licences. */
export function checkBulk(account: SandboxAccount): void {
  if (account.bulkLicense) throw ruleRefusal(BULK);
}

/** A free trial or VIP account, whose plans cannot be updated. */
export function isTrialOrVip(account: SandboxAccount): boolean {
  return account.vip || account.accountType === "Free Trial";
}

/** Says whether the account is subscribed to a bundle. */
export function hasBundle(account: SandboxAccount): boolean {
  return account.plans.plan_bundle !== undefined;
}

/** A free account: no plan was bought for it. */
export function isFree(account: SandboxAccount): boolean {
  return account.accountType === "Free";
}

/** Says whether a base code is of the Business or Education families. */
export function isBusinessOrEducation(code: string): boolean {
  const family = familyOf(code) ?? "";
  return family.startsWith("business") || family.startsWith("edu");
}
