import type { SandboxAccount } from "../state/account";
import { scenario } from "./scenario";

/** Accounts on the free plan, paid by the master. */
export function freeScenarios(): SandboxAccount[] {
  return [
    scenario("free", "Larkfield Studios"),
    scenario("free2", "Juniper & Vale Architects"),
    scenario("free3", "Osprey Marine Survey"),
    scenario("free4", "Copperline Dental Group"),
    scenario("freeCarrier", "Meridian Carrier Reseller", { carrier: true }),
    scenario("freeTrialUsed", "Tallow Street Bakery", { trialUsed: true }),
    scenario("freeSpecialPricing", "Brightwater Conference Rooms", { specialPricing: true }),
    scenario("freeWithSubscription", "Pembroke Letting Agents", { hasSubscription: true }),
  ];
}
