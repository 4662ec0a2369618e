import type { AccountPatch, SandboxAccount } from "../state/account";
import { planLine } from "./plan-line";
import { scenario } from "./scenario";

/** Ordinary paid accounts: one base plan, few add-ons. */
export function paidScenarios(today: string): SandboxAccount[] {
  const base = (
    accountType: string,
    code: string,
    hosts: number,
    paidUsers: number,
    next: number,
  ): AccountPatch => ({
    accountType,
    paidUsers,
    plans: { plan_base: planLine(code, hosts, { today, next }) },
  });
  const business = base("Business", "business_monthly", 20, 13, 12);
  return [
    scenario("proMonthly", "Northwind Bicycles", base("Pro", "monthly", 9, 6, 5)),
    scenario("proYearly", "Quillfeather Press", base("Pro", "yearly", 5, 4, 120)),
    scenario("business", "Atlas Freight Forwarding", {
      ...business,
      plans: { ...business.plans, plan_webinar: [planLine("webinar500_monthly", 2, { today, next: 12 })] },
    }),
    scenario("businessYearly", "Harbour & Finch Legal", base("Business", "business_yearly", 30, 22, 75)),
    scenario("businessSmall", "Sable Row Interiors", base("Business", "business_monthly", 12, 9, 21)),
    scenario("education", "Willowbrook Academy", base("Education", "edu20", 40, 31, 200)),
    scenario("educationSmall", "Hollin Lane Primary School", base("Education", "edu20", 10, 8, 90)),
    scenario("paidUsers", "Fenwick Engineering", base("Business", "business_monthly", 25, 18, 16)),
    scenario("zoomRoomsBase", "Castellan Hotels", base("Zoom Rooms", "zroom_yearly", 12, 0, 150)),
  ];
}
