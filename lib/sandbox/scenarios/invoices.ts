import type { SandboxAccount } from "../state/account";
import { planLine } from "./plan-line";
import { scenario } from "./scenario";

/** Accounts whose lines are invoiced on days that finance looks at. */
export function invoiceScenarios(today: string): SandboxAccount[] {
  const at = (next: number, style: "day" | "instant" = "day") => ({ today, next, style });
  const business = { accountType: "Business", paidUsers: 15 };
  const fortnights = [
    "webinar500_monthly",
    "webinar1000_monthly",
    "webinar3000_monthly",
    "webinar5000_monthly",
  ];
  return [
    scenario("invoicedToday", "Daybreak Couriers", {
      ...business,
      plans: {
        plan_base: planLine("business_monthly", 18, at(0)),
        plan_zoom_rooms: planLine("zroom_monthly", 3, at(-1)),
        plan_webinar: [planLine("webinar500_monthly", 1, at(1, "instant"))],
      },
    }),
    scenario("invoicedThisWeek", "Weekday Staffing", {
      ...business,
      dateStyle: "instant",
      plans: {
        plan_base: planLine("business_monthly", 22, at(3, "instant")),
        plan_large_meeting: [planLine("large500_monthly", 4, at(5, "instant"))],
        plan_room_connector: planLine("roomconnector_monthly", 2, at(7)),
      },
    }),
    scenario("invoicedThisQuarter", "Quarterdeck Shipping", {
      ...business,
      plans: {
        plan_base: planLine("business_yearly", 44, at(88)),
        plan_webinar: fortnights.map((code, step) => planLine(code, step + 1, at(14 * (step + 1)))),
        plan_zoom_events: [
          planLine("zoomevents500_monthly", 2, at(70)),
          planLine("zoomevents1000_yearly", 1, at(84)),
        ],
      },
    }),
  ];
}
