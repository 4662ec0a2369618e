import type { Plans, SandboxAccount } from "../state/account";
import { addDays } from "../state/dates";
import { makeAccount } from "../state/new-account";
import { generatedAddons } from "./generated-addons";
import { companyOf } from "./names";
import { planLine } from "./plan-line";
import { Random } from "./random";

const MOST_DAYS_AHEAD = 400;

type Kind = { share: number; accountType: string; codes: string[]; min: number; max: number };

/** The mix of accounts: shares add up to 1. */
const KINDS: Kind[] = [
  { share: 0.16, accountType: "Free", codes: [], min: 1, max: 1 },
  { share: 0.4, accountType: "Pro", codes: ["monthly", "yearly", "plan_pro_two_years"], min: 1, max: 9 },
  {
    share: 0.34,
    accountType: "Business",
    codes: ["business_monthly", "business_yearly", "plan_business_three_years"],
    min: 10,
    max: 49,
  },
  { share: 0.08, accountType: "Education", codes: ["edu20", "plan_edu_two_years"], min: 20, max: 149 },
  { share: 0.02, accountType: "Free Trial", codes: ["trial"], min: 1, max: 50 },
];

/** Returns `count` accounts, the same for the same seed; invoices lie within 400 days from `today`. */
export function generateAccounts(options: { count: number; seed: number; today: string }): SandboxAccount[] {
  const random = new Random(options.seed);
  return Array.from({ length: options.count }, (_, at) => generateAccount(random, at, options.today));
}

function generateAccount(random: Random, at: number, today: string): SandboxAccount {
  const kind = kindOf(random.next());
  const hosts = random.between(kind.min, kind.max);
  const dateStyle = random.chance(0.5) ? "day" : "instant";
  const plans = plansOf(random, kind, { hosts, today, dateStyle });
  const created = addDays(today, -random.between(30, 2500));
  return makeAccount({
    ...companyOf(random),
    id: random.accountId(),
    number: 3_000_000_000 + at * 7919 + random.between(0, 7000),
    ownerId: random.accountId(),
    accountType: kind.accountType,
    createdAt: `${created}T${String(random.between(7, 18)).padStart(2, "0")}:15:00Z`,
    subscriptionStart: kind.codes.length > 0 ? `${created}T00:00:00Z` : "",
    trialUsed: kind.accountType === "Free Trial",
    payMode: kind.accountType === "Pro" && random.chance(0.04) ? "sub" : "master",
    paidUsers: Math.floor(hosts * (0.4 + random.next() * 0.6)),
    dateStyle,
    plans,
  });
}

function kindOf(roll: number): Kind {
  let sum = 0;
  const kind = KINDS.find(({ share }) => {
    sum += share;
    return roll < sum;
  });
  return kind ?? (KINDS[0] as Kind);
}

function plansOf(
  random: Random,
  kind: Kind,
  given: { hosts: number; today: string; dateStyle: "day" | "instant" },
): Plans {
  if (kind.codes.length === 0) return {};
  const status = random.chance(0.04) ? "cancelled" : "active";
  const next = random.between(0, MOST_DAYS_AHEAD);
  const dates = { today: given.today, since: random.between(10, 900), next, style: given.dateStyle };
  const plan_base = planLine(random.pick(kind.codes), given.hosts, { ...dates, status });
  if (status === "cancelled" || kind.accountType === "Free Trial") return { plan_base };
  return { plan_base, ...generatedAddons(random, given.hosts, dates) };
}
