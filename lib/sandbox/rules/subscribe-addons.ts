import countries from "@/lib/domain/catalogue/countries.json";
import { pseudoRefusal, ruleRefusal, validationFailed } from "../refusal";
import type { Subscribe } from "../schemas/subscribe";
import type { SandboxAccount } from "../state/account";
import type { Purchase } from "../state/new-line";
import { familyOf, findCode } from "./catalogue";
import { purchasesUnder } from "./purchases";
import { missingFamilies } from "./required-families";

const NOT_ADDONS = new Set(["contact", "plan_base", "plan_bundle", "subscription_options", "plan_recording"]);
const COUNTRY_FIELDS = ["tollfree_countries", "premium_countries", "callout_countries"] as const;

/** Every id of any list: Zoom's own samples use ids that the list at hand lacks (references/billing-plans). */
const COUNTRIES = new Set(
  [countries.billing, countries.callout, countries.calloutLegacyOnly, countries.premium, countries.tollfree]
    .flat()
    .map(({ id }) => id),
);

/** Judges the optional plans of POST plans and returns them as purchases. */
export function judgeSubscribeAddons(account: SandboxAccount, body: Subscribe): Purchase[] {
  judgeEvents(body);
  if (account.specialPricing && body.plan_zoom_rooms !== undefined) throw roomsByPro();
  const others = Object.entries(body).filter(([key]) => !NOT_ADDONS.has(key));
  if (body.plan_audio !== undefined) judgeAudio(body.plan_audio);
  const purchases = [...recordingOf(body), ...others.flatMap(([key, value]) => purchasesUnder(key, value))];
  for (const purchase of purchases) judgeAmount(body, purchase, purchases);
  return purchases;
}

function roomsByPro() {
  return pseudoRefusal(
    200,
    "In order to take advantage of your account's special pricing, please add Pro host licenses instead and they will be assigned to your Zoom Rooms automatically.",
  );
}

function recordingOf(body: Subscribe): Purchase[] {
  const code = body.plan_recording;
  if (code === undefined || code === "") return [];
  const entry = findCode(code);
  if (entry?.field !== "plan_recording") throw ruleRefusal(`Invalid Cloud Recording Plan: ${code}`);
  return [{ entry, path: "plan_recording" }];
}

function judgeEvents(body: Subscribe): void {
  for (const { type } of body.plan_zoom_events ?? []) {
    if (findCode(type)?.field !== "plan_zoom_events") throw ruleRefusal(`Invalid Zoom Event plan: ${type}`);
  }
}

function judgeAudio(audio: NonNullable<Subscribe["plan_audio"]>): void {
  if (findCode(audio.type)?.field !== "plan_audio") {
    throw ruleRefusal(`Invalid Audio Conferencing Plan: ${audio.type}`);
  }
  const ids = COUNTRY_FIELDS.map((field) => listedIds(audio[field]));
  if (ids.every((list) => list.length === 0)) {
    throw ruleRefusal("At least one option from among the Toll-free, Premium and Call-out must be provided.");
  }
  const bad = COUNTRY_FIELDS.filter((_, at) => ids[at]?.some((id) => !COUNTRIES.has(id)));
  if (bad.length > 0) throw validationFailed(bad.map((field) => `plan_audio.${field}`));
}

function listedIds(countryList: string | undefined): string[] {
  return (countryList ?? "")
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
}

/** Hosts of an add-on: at least one, and within the base plan where manage-plans says so. */
function judgeAmount(body: Subscribe, purchase: Purchase, all: Purchase[]): void {
  const { hosts, entry, path } = purchase;
  if (hosts !== undefined && hosts < 1) throw ruleRefusal("Invalid host number.");
  const families = [...all.map((other) => other.entry.family), familyOf(body.plan_base?.type ?? "") ?? ""];
  if (missingFamilies(entry, families).length > 0) throw pseudoRefusal(300, "Account can't buy this plan.");
  const baseHosts = body.plan_base?.hosts;
  if (hosts === undefined || baseHosts === undefined) return;
  const least = path === "plan_large_meeting" ? hosts + 1 : hosts;
  const bound = path === "plan_large_meeting" || path === "plan_webinar" || path === "plan_zoom_events";
  if (bound && least > baseHosts) throw ruleRefusal("Invalid host number.");
}
