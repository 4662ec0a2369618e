import type { Contract } from "../options";
import { pseudoRefusal, Refusal, ruleRefusal } from "../refusal";
import type { Subscribe } from "../schemas/subscribe";
import type { SandboxAccount } from "../state/account";
import type { Purchase } from "../state/new-line";
import { checkBulk, checkForced, checkPayer, isFree } from "./account-checks";
import { judgeTrialDates } from "./free-trial";
import { judgeStartDates } from "./start-dates";
import { judgeSubscribeAddons } from "./subscribe-addons";
import { judgeSubscribeBase } from "./subscribe-base";
import { judgeBundle } from "./subscribe-bundle";
import { judgeContact } from "./subscribe-contact";

/** What POST plans will do. */
export type Subscription = { purchases: Purchase[]; from: string; trial: boolean };

const CONTRACT_TERMS = [1, 12, 24, 36, 48, 60, 72, 84, 96, 108, 120];

/** Judges POST plans: pay mode, bulk, state, contact, plan codes, hosts. Throws or returns what is bought. */
export function judgeSubscribe(
  account: SandboxAccount,
  body: Subscribe,
  today: string,
  contract: Contract,
): Subscription {
  checkForced(account, "subscribe");
  checkPayer(account, "Cannot add plan for a sub account which is paid by self.");
  checkBulk(account);
  judgeState(account, contract);
  judgeContact(body.contact);
  judgeTerm(body);
  const bundles = judgeBundle(account, body);
  const base = judgeSubscribeBase(account, body);
  const addons = judgeSubscribeAddons(account, body);
  const trial = base?.entry.family === "free_trial";
  return {
    purchases: [...(base ? [base] : []), ...bundles, ...addons],
    from: startOf(body, today, trial),
    trial,
  };
}

function judgeState(account: SandboxAccount, contract: Contract): void {
  if (!isFree(account)) throw ruleRefusal("Cannot add plan for Sub account which is not free plan.");
  if (!account.hasSubscription) return;
  const kind = contract === "2021" ? "zuora account" : "account";
  throw pseudoRefusal(200, `One ${kind} only can have one active billing subscription.`);
}

function judgeTerm(body: Subscribe): void {
  const term = body.subscription_options?.contract_term;
  if (term === undefined || CONTRACT_TERMS.includes(term)) return;
  throw new Refusal(10200, "Your request cannot be processed due to an invalid contract term.");
}

function startOf(body: Subscribe, today: string, trial: boolean): string {
  const dates = body.subscription_options ?? {};
  return trial ? judgeTrialDates(dates, today) : judgeStartDates(dates, today, "subscription_options.");
}
