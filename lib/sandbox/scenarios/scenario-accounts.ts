import type { SandboxAccount } from "../state/account";
import { familyScenarios } from "./families";
import { freeScenarios } from "./free";
import { invoiceScenarios } from "./invoices";
import { lookScenarios } from "./look";
import { paidScenarios } from "./paid";
import { refusingScenarios } from "./refusing";
import { stateScenarios } from "./states";

/** Returns the named accounts, with dates counted from `today` (`YYYY-MM-DD`). */
export function scenarioAccounts(today: string): SandboxAccount[] {
  const accounts = [
    ...freeScenarios(),
    ...paidScenarios(today),
    ...stateScenarios(today),
    ...familyScenarios(today),
    ...lookScenarios(today),
    ...invoiceScenarios(today),
    ...refusingScenarios(today),
  ];
  return accounts.map((account, at) => ({ ...account, number: 2_000_000_101 + at * 37 }));
}
