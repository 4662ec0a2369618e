import type { SandboxAccount } from "../state/account";
import { SCENARIO, type ScenarioName } from "./ids";
import { planLine } from "./plan-line";
import { scenario } from "./scenario";

const LONG_NAME =
  "The Royal and Ancient Worshipful Company of Horologists, Instrument Makers, Chronometer Adjusters and Allied Trades of the Greater Northern Counties (Holdings and Subsidiary Undertakings) Limited Liability Partnership";

const NAMES: [ScenarioName, string][] = [
  ["oddId", "Slash, Plus & Equals Ltd"],
  ["longName", LONG_NAME],
  ["arabicName", "شركة الواحة الخضراء للتجارة والاستشارات"],
  ["hebrewName", "מפעלי הגליל לטכנולוגיה בע״מ"],
  ["cjkName", "株式会社山川電機製作所・北京晨光科技有限公司"],
  ["emojiName", "Sunny Side 🍳 Café & Co 👩‍👩‍👧‍👦"],
  ["bracketName", "<script>alert('Bold')</script> & \"Partners\" <b>GmbH</b>"],
];

/** Accounts whose names and id test how a screen and an address hold them. */
export function lookScenarios(today: string): SandboxAccount[] {
  return NAMES.map(([key, name], at) =>
    scenario(key, name, {
      accountType: "Business",
      paidUsers: 8 + at,
      ownerEmail: `owner-${SCENARIO[key].length}${at}@names.example`,
      plans: { plan_base: planLine("business_monthly", 10 + at, { today, next: 8 + at * 11 }) },
    }),
  );
}
