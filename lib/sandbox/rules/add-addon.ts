import { pseudoRefusal, Refusal, ruleRefusal } from "../refusal";
import type { AddAddon } from "../schemas/add-addon";
import type { SandboxAccount } from "../state/account";
import type { Purchase } from "../state/new-line";
import { holdsList, linesOf, readPath } from "../state/plan-lines";
import {
  checkBulk,
  checkForced,
  checkPayer,
  hasBundle,
  isBusinessOrEducation,
  isFree,
  isTrialOrVip,
} from "./account-checks";
import { baseLine } from "./base-line";
import { findCode, isRoomsCode } from "./catalogue";
import { judgeHostRule } from "./host-rule";
import { purchasesUnder } from "./purchases";
import { missingFamilies } from "./required-families";

const AUDIO_PAYGO =
  "Can not subscribe/update additional Audio Conferencing Pay As You Go Plan for a sub account whose base plan is not Business/Education plan.";

/** Judges POST addons: pay mode, bulk, state, plan codes, hosts. Throws the refusal or returns what is bought. */
export function judgeAddAddon(account: SandboxAccount, body: AddAddon): Purchase[] {
  checkForced(account, "addAddon");
  checkPayer(account);
  checkBulk(account);
  if (isFree(account)) {
    throw ruleRefusal("Cannot update Additional plan for a sub account under free plan.");
  }
  if (isTrialOrVip(account)) {
    throw pseudoRefusal(200, "Free trial and VIP accounts can't update sub plans.");
  }
  if (hasBundle(account)) {
    throw ruleRefusal("Cannot makes updates when account is subscribed to a bundle plan.");
  }
  const purchases = purchasesOf(body);
  for (const purchase of purchases) judgePurchase(account, purchase, purchases);
  return purchases;
}

function purchasesOf(body: AddAddon): Purchase[] {
  if ("plan_details" in body) return purchasesUnder("plan_phone", body.plan_details);
  if ("plan_zcc_details" in body) return purchasesUnder("plan_zcc", body.plan_zcc_details);
  if ("plan_znode_details" in body) return purchasesUnder("plan_znode", body.plan_znode_details);
  const entry = findCode(body.type);
  if (entry === undefined || entry.status === "grandfathered") {
    throw ruleRefusal(`Invalid Additional Plan Type: ${body.type}.`);
  }
  if (entry.role !== "addon") throw ruleRefusal("Invalid plan type.");
  if (entry.field === undefined) throw ruleRefusal("Account can’t buy this product.");
  return [{ entry, path: entry.field, hosts: body.hosts }];
}

function judgePurchase(account: SandboxAccount, purchase: Purchase, all: Purchase[]): void {
  const { code } = purchase.entry;
  const base = baseLine(account.plans);
  if (purchase.path === "plan_zoom_rooms" && base !== undefined && isRoomsCode(base.type)) {
    throw ruleRefusal(
      "Additional Zoom Rooms plan cannot be added to a sub account that already has a Zoom Rooms base plan.",
    );
  }
  const path = readPath(purchase.path);
  const held = linesOf(account.plans).filter((line) => line.path === path);
  const twin = held.find((line) => line.type === code) ?? (holdsList(path) ? undefined : held[0]);
  if (twin !== undefined) {
    throw ruleRefusal(`This sub account already has the additional plan: ${twin.type}.`);
  }
  judgeRequired(account, purchase, all);
  judgeHostRule(account.plans, purchase);
}

function judgeRequired(account: SandboxAccount, purchase: Purchase, all: Purchase[]): void {
  const base = baseLine(account.plans);
  if (base === undefined) throw new Refusal(3261, "Must subscribe to a major plan first.");
  if (purchase.entry.code === "tollfree_payongo") judgeAudioPayAsYouGo(base.type);
  const held = linesOf(account.plans).map((line) => findCode(line.type)?.family ?? "");
  if (missingFamilies(purchase.entry, [...held, ...all.map(({ entry }) => entry.family)]).length > 0) {
    throw new Refusal(3261, "Must subscribe to a major plan first.");
  }
}

/** Throws when audio by use is wanted on a base plan below Business. */
export function judgeAudioPayAsYouGo(baseCode: string): void {
  if (!isBusinessOrEducation(baseCode)) throw ruleRefusal(AUDIO_PAYGO);
}
