import countries from "@/lib/domain/catalogue/countries.json";
import { ruleRefusal } from "../refusal";
import { CONTACT_FIELDS, type Subscribe } from "../schemas/subscribe";

const BILLING = new Set([...countries.billing, ...countries.billingLegacyOnly].map(({ id }) => id));
const STATES: Record<string, Set<string>> = {
  US: new Set([...countries.usStates, ...countries.usStatesLegacyOnly].map(({ id }) => id)),
  CA: new Set(countries.caProvinces.map(({ id }) => id)),
};

/** Throws unless the contact is whole and its country and state are on the lists; states only count in US and CA. */
export function judgeContact(contact: Subscribe["contact"]): void {
  if (contact === undefined) return;
  const missing = CONTACT_FIELDS.filter((name) => (contact[name] ?? "").trim() === "");
  if (missing.length > 0) throw ruleRefusal(`Invalid parameter: ${missing.join(", ")}`);
  const { country = "", state = "", email = "" } = contact;
  if (!email.includes("@")) throw ruleRefusal("Invalid parameter: email");
  if (!BILLING.has(country)) throw ruleRefusal(`Invalid country parameter: ${country}`);
  if (STATES[country]?.has(state) === false) throw ruleRefusal(`Invalid state parameter: ${state}`);
}
