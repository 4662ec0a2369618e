import type { Plans } from "../state/account";
import { type LineDates, lineDates, planLine, recordingMembers } from "./plan-line";

/** Returns the plans of the account with more than twenty lines, in most of the families. */
export function manyAddonPlans(today: string): Plans {
  const at = (next: number): LineDates => ({ today, next });
  return {
    plan_base: planLine("business_yearly", 49, at(64)),
    plan_zoom_rooms: planLine("zroom_yearly", 14, at(64)),
    plan_room_connector: planLine("roomconnector_yearly", 6, at(64)),
    plan_large_meeting: [planLine("large500_yearly", 8, at(64)), planLine("large1000_yearly", 3, at(64))],
    plan_webinar: [
      planLine("webinar500_yearly", 5, at(64)),
      planLine("webinar1000_monthly", 2, at(11)),
      planLine("webinar3000_monthly", 1, at(11)),
    ],
    plan_zoom_events: [
      planLine("zoomevents500_monthly", 4, at(11)),
      planLine("zoomevents1000_yearly", 2, at(64)),
    ],
    ...recordingMembers("cmr_1TB_yearly", at(64)),
    plan_audio: {
      type: "tollfree_monthly_commitment_500",
      tollfree_countries: "US,CA,GB,DE",
      premium_countries: "IN,VN",
      callout_countries: "US,GB,FR,DE,JP",
      ddi_numbers: 4,
      ...lineDates(at(11)),
    },
    plan_phone: {
      plan_base: {
        type: "phone_monthly_prepay_usage",
        callout_countries: "US,GB,DE,FR",
        ...lineDates(at(11)),
      },
      plan_calling: [
        planLine("phone_calling_usca_monthly_unlimited", 22, at(11)),
        planLine("phone_calling_ukil_monthly_unlimited", 9, at(11)),
        planLine("phone_calling_aunz_monthly_metered", 3, at(11)),
      ],
      plan_number: [
        planLine("phone_number_usca_monthly", 30, at(11)),
        planLine("phone_number_ukil_monthly", 10, at(11)),
      ],
    },
    plan_whiteboard: planLine("zwb_yearly", 49, at(64)),
    plan_ztransl: { type: "ztransl_yearly", hosts: 20 },
    plan_zsched: planLine("zsched_yearly", 20, at(64)),
    plan_zwr: planLine("zwr_yearly", 60, at(64)),
    plan_visitor_management: planLine("zm_visitor_management_yearly", 2, at(64)),
    plan_qss: [planLine("quality_stream1_monthly", 1, at(11))],
  };
}
