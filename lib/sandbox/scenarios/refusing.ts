import type { ForcedRefusal, SandboxAccount } from "../state/account";
import { planLine } from "./plan-line";
import { scenario } from "./scenario";

const NO_USER: ForcedRefusal = { code: 1001, message: "User does not exist." };

/** Accounts that give the refusals no input reaches: faults of Zoom's own billing, permissions of the master. */
export function refusingScenarios(today: string): SandboxAccount[] {
  const paid = {
    accountType: "Business",
    paidUsers: 10,
    plans: {
      plan_base: planLine("business_monthly", 14, { today, next: 19 }),
      plan_webinar: [planLine("webinar500_monthly", 2, { today, next: 19 })],
    },
  };
  return [
    scenario("refusesUser", "Vanished Owner Trading", {
      ...paid,
      refuses: { subscribe: NO_USER, updateBase: NO_USER, addAddon: NO_USER, updateAddon: NO_USER },
    }),
    scenario("refusesNoZuora", "Lost Ledger Supplies", {
      ...paid,
      refuses: {
        updateAddon: { code: 3200, message: "Cannot find Zuora subscription for account:{accountId}." },
      },
    }),
    scenario("refusesChange", "Stubborn Plan Industries", {
      ...paid,
      refuses: { updateAddon: { code: 3261, message: "Failed to change sub plan of account:{accountId}." } },
    }),
    scenario("refusesZuora", "Billing Backend Bakery", {
      refuses: { subscribe: { code: 2100, message: "Failed to add zuora plans" } },
    }),
    scenario("refusesProcessing", "Unprocessable Imports", {
      refuses: { subscribe: { code: 2100, message: "Cannot process account." } },
    }),
    scenario("refusesMasterOwner", "Gatekeeper Consulting", {
      refuses: {
        subscribe: {
          code: 2100,
          message:
            "You cannot add a sub account because your master account owner prevented you from adding one.",
        },
      },
    }),
  ];
}
