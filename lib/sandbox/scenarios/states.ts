import type { Plans, SandboxAccount } from "../state/account";
import { lineDates, planLine } from "./plan-line";
import { scenario } from "./scenario";

/** Accounts whose state decides what may be done. */
export function stateScenarios(today: string): SandboxAccount[] {
  const business = { plan_base: planLine("business_monthly", 15, { today, next: 18 }) };
  return [...lockedAccounts(today, business), ...endingAccounts(today), ...oddAccounts(today, business)];
}

/** Accounts that Zoom does not let a master change. */
function lockedAccounts(today: string, business: Plans): SandboxAccount[] {
  return [
    scenario("trial", "Pinecrest Veterinary", {
      accountType: "Free Trial",
      trialUsed: true,
      plans: { plan_base: planLine("trial", 10, { today, since: 9, next: 21 }) },
    }),
    scenario("vip", "Ashgrove Foundation", { accountType: "Business", vip: true, plans: business }),
    scenario("selfPay", "Redkite Analytics", { accountType: "Pro", payMode: "sub", plans: business }),
    scenario("bundle", "Solent Mobile", {
      accountType: "Enterprise",
      carrier: true,
      plans: {
        plan_bundle: {
          ...planLine("ACT-ENT-LMT_500-WBN_500-T_1-monthly", 50, { today, next: 30 }),
          active_hosts: 50,
        },
      },
    }),
    scenario("bulkLicense", "Tidewater Bulk Licensing", {
      accountType: "Bulk License",
      bulkLicense: true,
      plans: business,
    }),
    scenario("grandfathered", "Old Mill Theatre", {
      accountType: "Business",
      paidUsers: 41,
      plans: { plan_base: planLine("business_yearly_c50", 50, { today, next: 63 }) },
    }),
  ];
}

/** Accounts whose base plan ends or has ended. A plan that is over leaves the account free. */
function endingAccounts(today: string): SandboxAccount[] {
  const ended = { today, since: 400, next: -20 };
  return [
    scenario("ends", "Kestrel Outfitters", {
      accountType: "Business",
      paidUsers: 7,
      subscriptionEnd: `${lineDates({ today, next: 24 }).next_invoice_date}T00:00:00Z`,
      plans: { plan_base: planLine("business_monthly", 11, { today, next: 24, status: "cancelled" }) },
    }),
    scenario("cancelled", "Marlowe Print Works", {
      accountType: "Free",
      plans: { plan_base: planLine("yearly", 4, { ...ended, status: "cancelled" }) },
    }),
    scenario("expired", "Dunmore Garden Centre", {
      accountType: "Free",
      plans: { plan_base: planLine("monthly", 3, { ...ended, status: "expired" }) },
    }),
  ];
}

/** Accounts whose plans do not go together. */
function oddAccounts(today: string, business: Plans): SandboxAccount[] {
  return [
    scenario("noPlan", "Lantern Quay Holdings", { accountType: "Business" }),
    scenario("addonsWithoutBase", "Sparrow Hill Events", {
      accountType: "Pro",
      plans: { plan_webinar: [planLine("webinar500_monthly", 3, { today, next: 9 })] },
    }),
    scenario("webinar100", "Beacon Talks", {
      accountType: "Business",
      paidUsers: 12,
      plans: {
        ...business,
        plan_webinar: [planLine("webinar100_monthly", 5, { today, since: 2200, next: 18 })],
      },
    }),
    scenario("reseller", "Halcyon Resale Partners", {
      accountType: "Enterprise",
      reseller: true,
      plans: business,
    }),
  ];
}
