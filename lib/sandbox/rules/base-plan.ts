import { pseudoRefusal, ruleRefusal } from "../refusal";
import type { UpdateBase } from "../schemas/update-base";
import type { SandboxAccount } from "../state/account";
import type { Line } from "../state/plan-lines";
import { checkBulk, checkForced, checkPayer, hasBundle, isTrialOrVip } from "./account-checks";
import { baseLine, isOver } from "./base-line";
import { type CatalogueEntry, familyOf, findBaseCode, isRoomsCode } from "./catalogue";

/** What PUT base will do: the line, the new code and the new total. */
export type BaseChange = { line: Line; entry: CatalogueEntry; hosts: number | null };

/** Type changes between families that the sandbox lets pass [inferred]; within a family all do. */
const UPGRADES: Record<string, string[]> = { pro: ["business"] };

/**
 * Judges PUT base in Zoom's order: pay mode, bulk, state, plan code, hosts. Throws the refusal or returns the change.
 */
export function judgeBaseChange(account: SandboxAccount, body: UpdateBase, today: string): BaseChange {
  checkForced(account, "updateBase");
  checkPayer(account);
  checkBulk(account);
  if (isTrialOrVip(account)) throw pseudoRefusal(200, "Free trial and VIP account can't update sub plan.");
  if (hasBundle(account)) {
    throw ruleRefusal("Cannot makes updates when account is subscribed to a bundle plan.");
  }
  const line = baseLine(account.plans);
  if (line === undefined || isOver(line, today)) {
    throw pseudoRefusal(200, "You do not have a subscription yet.");
  }
  const entry = judgeBaseCode(line, body.type);
  const hosts = newTotal(line, body);
  if (hosts !== null) judgeBaseHosts(account, line, entry, hosts);
  return { line, entry, hosts };
}

function judgeBaseCode(line: Line, code: string): CatalogueEntry {
  const entry = findBaseCode(code, isRoomsCode(line.type));
  if (entry === undefined) throw ruleRefusal(`Invalid Base Plan Type: ${code}`);
  if (entry.family === "free_trial") throw ruleRefusal("This account is not under a free trial plan.");
  const old = familyOf(line.type) ?? "";
  if (entry.family !== old && !UPGRADES[old]?.includes(entry.family)) {
    throw pseudoRefusal(300, `Plan types do not match, oldPlanType: ${line.type} newPlanType: ${code}.`);
  }
  return entry;
}

function newTotal(line: Line, body: UpdateBase): number | null {
  if (body.hosts !== undefined) return body.hosts;
  if (body.increasing_hosts !== undefined) return (line.hosts ?? 0) + body.increasing_hosts;
  return null;
}

function judgeBaseHosts(account: SandboxAccount, line: Line, entry: CatalogueEntry, hosts: number): void {
  const bounds = boundsFor(account, line, entry);
  if (hosts < bounds.min) throw tooFew(entry.family, bounds.min);
  if (hosts > bounds.max) throw pseudoRefusal(300, `Buy hosts must equal or smaller than ${bounds.max}.`);
  if (hosts < account.paidUsers) {
    throw ruleRefusal(
      `The account currently has ${account.paidUsers} paid users, you should change the user type to basic and reduce the number of paid users before performing this action.`,
    );
  }
}

/** An account's contract may allow more than the catalogue: then its present hosts already stand outside the range. */
function boundsFor(account: SandboxAccount, line: Line, entry: CatalogueEntry): { min: number; max: number } {
  if (account.hostBounds !== null) return account.hostBounds;
  const bounds = { min: entry.min ?? 1, max: entry.max ?? 9999 };
  const aboveRange = line.hosts !== null && line.hosts > bounds.max;
  return aboveRange && familyOf(line.type) === entry.family ? { min: bounds.min, max: 9999 } : bounds;
}

function tooFew(family: string, min: number) {
  if (family === "business") {
    return pseudoRefusal(300, "Insufficient number of hosts for business plan type.");
  }
  if (family.startsWith("edu")) {
    return pseudoRefusal(300, "Insufficient number of hosts for education plan type.");
  }
  return pseudoRefusal(300, `Buy hosts must equal or larger than ${min}.`);
}
