import type { Plans } from "../state/account";
import { type LineDates, lineDates, planLine, recordingMembers } from "./plan-line";
import type { Random } from "./random";

type Maker = { share: number; make: (random: Random, hosts: number, dates: LineDates) => Plans };

/** Add-ons and how often a generated account has each; hosts stay within the base plan's. */
const ADDONS: Maker[] = [
  { share: 0.3, make: (random, hosts, dates) => ({ plan_webinar: webinars(random, hosts, dates) }) },
  {
    share: 0.18,
    make: (random, hosts, dates) =>
      hosts < 3
        ? {}
        : {
            plan_large_meeting: [
              planLine(
                random.pick(["large500_monthly", "large1000_yearly"]),
                random.between(1, hosts - 1),
                dates,
              ),
            ],
          },
  },
  {
    share: 0.2,
    make: (random, _hosts, dates) => ({
      plan_zoom_rooms: planLine("zroom_monthly", random.between(1, 12), dates),
    }),
  },
  {
    share: 0.22,
    make: (random, _hosts, dates) =>
      recordingMembers(
        random.pick(["cmr_monthly_commitment_40", "cmr_1TB_yearly", "cmr_500GB_yearly"]),
        dates,
      ),
  },
  {
    share: 0.12,
    make: (random, _hosts, dates) => ({
      plan_audio: {
        type: "tollfree_monthly_commitment_100",
        tollfree_countries: random.pick(["US", "US,CA", "GB,DE"]),
        premium_countries: "",
        callout_countries: random.pick(["", "US,GB"]),
        ddi_numbers: random.between(0, 3),
        ...lineDates(dates),
      },
    }),
  },
  { share: 0.14, make: (random, hosts, dates) => ({ plan_phone: phone(random, hosts, dates) }) },
  {
    share: 0.08,
    make: (_random, hosts, dates) => ({ plan_whiteboard: planLine("zwb_yearly", hosts, dates) }),
  },
];

/** Returns the add-ons of a generated account with `hosts` base hosts. */
export function generatedAddons(random: Random, hosts: number, dates: LineDates): Plans {
  const chosen = ADDONS.filter(({ share }) => random.chance(share));
  return Object.assign(
    {},
    ...chosen.map(({ make }) => make(random, hosts, { ...dates, next: random.between(0, 400) })),
  );
}

function webinars(random: Random, hosts: number, dates: LineDates): Plans[] {
  const codes = random.chance(0.2)
    ? ["webinar500_monthly", "webinar1000_monthly"]
    : [random.pick(["webinar500_monthly", "webinar500_yearly", "webinar1000_yearly"])];
  return codes.map((code) => planLine(code, random.between(1, Math.min(hosts, 5)), dates));
}

function phone(random: Random, hosts: number, dates: LineDates): Plans {
  return {
    plan_base: { type: "phone_payongo", callout_countries: "US", ...lineDates(dates) },
    plan_calling: [planLine("phone_calling_usca_monthly_unlimited", random.between(1, hosts), dates)],
    plan_number: [planLine("phone_number_usca_monthly", random.between(1, hosts + 5), dates)],
  };
}
