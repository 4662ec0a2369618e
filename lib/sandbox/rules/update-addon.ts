import { pseudoRefusal, Refusal, ruleRefusal } from "../refusal";
import type { UpdateAddon } from "../schemas/update-addon";
import type { SandboxAccount } from "../state/account";
import { type Line, linesOf } from "../state/plan-lines";
import { checkBulk, checkForced, checkPayer, hasBundle, isFree, isTrialOrVip } from "./account-checks";
import { judgeAudioPayAsYouGo } from "./add-addon";
import { baseLine } from "./base-line";
import { type CatalogueEntry, familyOf, findCode } from "./catalogue";
import { judgeHostRule } from "./host-rule";

/** Judges PUT addons: pay mode, bulk, state, plan code, hosts. Throws the refusal or returns the line to change. */
export function judgeUpdateAddon(account: SandboxAccount, body: UpdateAddon): Line {
  checkForced(account, "updateAddon");
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
  const entry = judgeAddonCode(body.type);
  const base = baseLine(account.plans);
  if (base === undefined) throw new Refusal(3261, "Must subscribe to a major plan first.");
  if (entry.code === "tollfree_payongo") judgeAudioPayAsYouGo(base.type);
  const line = heldLine(account, entry);
  judgeAddonHosts(account, line, entry, body.hosts);
  return line;
}

function judgeAddonCode(code: string): CatalogueEntry {
  const entry = findCode(code);
  if (entry === undefined || entry.status === "grandfathered") {
    throw ruleRefusal(`Invalid Additional Plan Type: ${code}.`);
  }
  if (entry.role !== "addon") throw ruleRefusal("Invalid plan type.");
  // The catalogue has codes that no request field holds (siptrunk_*, concurrent_*): the API cannot sell them.
  if (entry.field === undefined) throw ruleRefusal("Account can’t buy this product.");
  return entry;
}

function heldLine(account: SandboxAccount, entry: CatalogueEntry): Line {
  const lines = linesOf(account.plans);
  const held = lines.find((line) => line.type === entry.code);
  if (held !== undefined) return held;
  const other = lines.find((line) => familyOf(line.type) === entry.family);
  if (other === undefined) {
    throw pseudoRefusal(200, `You don’t have subscription for (${entry.code}) yet.`);
  }
  throw pseudoRefusal(300, `Plan types do not match, oldPlanType: ${other.type} newPlanType: ${entry.code}.`);
}

function judgeAddonHosts(account: SandboxAccount, line: Line, entry: CatalogueEntry, hosts: number): void {
  if (entry.code.startsWith("webinar100_") && hosts > (line.hosts ?? 0)) {
    throw new Refusal(
      3261,
      `The "Webinar100" plan is not supported. You cannot increase hosts for the "${entry.code}" plan.`,
    );
  }
  judgeHostRule(account.plans, { path: line.path, hosts, entry });
}
