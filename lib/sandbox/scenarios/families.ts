import type { SandboxAccount } from "../state/account";
import { DOCUMENTED_SAMPLE_PLANS } from "./documented-sample";
import { manyAddonPlans } from "./many-addons";
import { lineDates, planLine, recordingMembers } from "./plan-line";
import { scenario } from "./scenario";

/** Accounts that show a family of plans in its shape of GET plans. */
export function familyScenarios(today: string): SandboxAccount[] {
  return [...beside(today), ...insteadOfBase(today)];
}

const BUSINESS = { accountType: "Business", paidUsers: 33 };

/** Families beside an ordinary base plan. */
function beside(today: string): SandboxAccount[] {
  const at = (next: number) => ({ today, next });
  const plan_base = planLine("business_yearly", 40, at(80));
  return [
    scenario("documentedSample", "Reference Sample Company", {
      accountType: "Pro",
      paidUsers: 64,
      hostBounds: { min: 1, max: 9999 },
      dateStyle: "instant",
      plans: structuredClone(DOCUMENTED_SAMPLE_PLANS),
    }),
    scenario("manyAddons", "Grandview Broadcasting", { ...BUSINESS, plans: manyAddonPlans(today) }),
    scenario("phone", "Bluebell Taxi Network", {
      ...BUSINESS,
      plans: {
        plan_base,
        plan_phone: {
          plan_base: { type: "phone_payongo", callout_countries: "US,GB,DE", ...lineDates(at(14)) },
          plan_calling: [
            planLine("phone_calling_usca_monthly_unlimited", 18, at(14)),
            planLine("phone_calling_ukil_monthly_metered", 6, at(14)),
          ],
          plan_number: [planLine("phone_number_usca_monthly", 20, at(14))],
        },
      },
    }),
    scenario("contactCenter", "Everly Home Insurance", {
      ...BUSINESS,
      plans: { plan_base, plan_zcc: contactCenter(today) },
    }),
    scenario("node", "Stonebridge Utilities", { ...BUSINESS, plans: { plan_base, ...nodePlans(today) } }),
    scenario("recording", "Millpond Media", {
      ...BUSINESS,
      plans: {
        plan_base,
        ...recordingMembers("cmr_monthly_commitment_40", { today, next: 6, status: "Active" }),
      },
    }),
    scenario("unknownFamily", "Zephyr Robotics", {
      ...BUSINESS,
      plans: { plan_base, ...unknownPlans(today) },
    }),
  ];
}

/** Families that are the base plan themselves, or change its shape. */
function insteadOfBase(today: string): SandboxAccount[] {
  const at = (next: number) => ({ today, next });
  return [
    scenario("businessPlus", "Orchard Lane Clinics", {
      ...BUSINESS,
      plans: {
        plan_zoom_one: [planLine("zobp_usca_yearly_unlimited", 35, at(110))],
        plan_phone: {
          plan_base: { type: "phone_payongo", callout_countries: "US,CA", ...lineDates(at(110)) },
        },
      },
    }),
    scenario("videoSdk", "Pixelfern Games", {
      accountType: "Zoom Video SDK",
      plans: {
        plan_base: {
          type: "vsdk_yearly_prepay_usage",
          included_minutes: 30_000_000_000,
          overage_price: 0.0035,
          ...lineDates(at(210)),
        },
        plan_sdk_cmr: { type: "vsdk_cmr_monthly_100" },
      },
    }),
    scenario("activeHosts", "Thistledown Group", {
      accountType: "Enterprise",
      paidUsers: 310,
      plans: { plan_base: { ...planLine("zm_one_ent_sta_act_yearly", 400, at(95)), active_hosts: 520 } },
    }),
  ];
}

function contactCenter(today: string) {
  const dates = { today, next: 33 };
  return {
    plan_package_lists: [planLine("zccp_monthly", 24, dates)],
    plan_usage: { type: "zcc_pay_as_you_go", callout_countries: "US,GB", ...lineDates(dates) },
    plan_phone_number: [planLine("vspn_usca_monthly", 8, dates)],
    plan_ai_expert_assist: planLine("ai_expert_assist_monthly", 10, dates),
  };
}

function nodePlans(today: string) {
  const dates = { today, next: 48 };
  return {
    plan_phone: { plan_base: { type: "phone_payongo", callout_countries: "", ...lineDates(dates) } },
    plan_znode: {
      plan_znode_base: planLine("znode_monthly", 4, dates),
      plan_zmhybrid: planLine("zm_hybrid_monthly", 2, dates),
      plan_rchybrid: planLine("zrc_monthly", 1, dates),
    },
  };
}

/** Families that came later than any list (changelog/billing): one of odd shape, one plain, one a bare string. */
function unknownPlans(today: string) {
  return {
    plan_zva_voice: {
      package: { sku: "zva_voice_monthly", units: { included: 5000, overage: "0.02" } },
      terms: [["voice", 3], null],
      next_invoice_date: lineDates({ today, next: 27 }).next_invoice_date,
    },
    plan_zoom_video_management: planLine("zvm_monthly", 12, { today, next: 27 }),
    plan_zva_chat: "zva_chat_trial",
  };
}
