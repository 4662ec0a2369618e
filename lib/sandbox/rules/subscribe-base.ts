import { pseudoRefusal, ruleRefusal } from "../refusal";
import type { Subscribe } from "../schemas/subscribe";
import type { SandboxAccount } from "../state/account";
import type { Purchase } from "../state/new-line";
import { type CatalogueEntry, findCode } from "./catalogue";

/** Judges plan_base in POST plans and returns it as a purchase; undefined when a bundle takes its place. */
export function judgeSubscribeBase(account: SandboxAccount, body: Subscribe): Purchase | undefined {
  if (body.plan_base === undefined) return undefined;
  const { type, hosts, active_hosts: active } = body.plan_base;
  const entry = baseEntry(account, type);
  if (!type.startsWith("vsdk_")) judgeHosts(entry, hosts, active);
  const amounts = { ...(hosts === undefined ? {} : { hosts }) };
  return {
    entry,
    path: "plan_base",
    ...amounts,
    extra: active === undefined ? {} : { active_hosts: active },
  };
}

function baseEntry(account: SandboxAccount, code: string): CatalogueEntry {
  const entry = findCode(code);
  // Zoom's template for this message fills in the account, not the code (billing/ma, POST plans).
  if (entry?.field !== "plan_base" || entry.status === "grandfathered") {
    throw ruleRefusal(`Invalid Base Plan: ${account.id}`);
  }
  if (entry.family === "free_trial" && account.trialUsed) {
    throw ruleRefusal("Cannot enable free trial again for sub account.");
  }
  judgeOnSale(code);
  return entry;
}

/** Codes that the catalogue lists but sells only to some: by enablement, to ISVs, or no longer. */
function judgeOnSale(code: string): void {
  const participants = /^(?:monthly|yearly)(25|50)$/.exec(code)?.[1];
  if (participants !== undefined) {
    throw pseudoRefusal(200, `Can't subscribe ${participants}-participants pro plan for this sub-account.`);
  }
  if (code === "vsdk_monthly_prepay_usage") {
    throw ruleRefusal("Account doesn't have the permission to purchase this plan.");
  }
  if (code === "vsdk_payongo") throw pseudoRefusal(300, "Account can't buy this plan.");
}

function judgeHosts(entry: CatalogueEntry, hosts: number | undefined, active: number | undefined): void {
  if (hosts === undefined || hosts < 1) throw ruleRefusal("Invalid host number.");
  if (entry.min !== undefined && hosts < entry.min) {
    throw pseudoRefusal(300, `Buy hosts must equal or larger than ${entry.min}.`);
  }
  const max = entry.max ?? 9999;
  if (hosts > max) throw pseudoRefusal(300, `Buy hosts must equal or smaller than ${max}.`);
  if (active !== undefined && active < hosts) {
    throw pseudoRefusal(300, "Active hosts must be equal or larger than buy hosts.");
  }
}
