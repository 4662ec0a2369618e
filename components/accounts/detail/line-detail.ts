import type { PlanLine } from "@/lib/domain/plan-line";

export type DetailFact = { term: string; value: string };

const COUNTRY_FIELDS: [field: string, term: string][] = [
  ["tollfree_countries", "Toll-free"],
  ["premium_countries", "Premium"],
  ["callout_countries", "Call-out"],
];
const NUMBER_FIELDS: [field: string, term: string][] = [
  ["ddi_numbers", "Direct numbers"],
  ["active_hosts", "Active hosts"],
  ["included_minutes", "Minutes included"],
  ["overage_price", "Price of a further minute"],
];

/**
 * What a family says beyond hosts and dates (zoom-api.md 2.6): countries of audio and phone plans by name, direct
 * numbers, active hosts, minutes. Fields that are not named here are left to the raw view.
 */
export function detailFacts(line: PlanLine, countryName: (id: string) => string): DetailFact[] {
  const countries = COUNTRY_FIELDS.flatMap(([field, term]) => {
    const value = line.detail[field];
    return typeof value === "string" ? [{ term, value: countryNames(value, countryName) }] : [];
  });
  const numbers = NUMBER_FIELDS.flatMap(([field, term]) => {
    const value = line.detail[field];
    return typeof value === "number" ? [{ term, value: value.toLocaleString("en-GB") }] : [];
  });
  return [...countries, ...numbers];
}

function countryNames(list: string, countryName: (id: string) => string): string {
  const ids = list
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
  return ids.length === 0 ? "no country" : ids.map(countryName).join(", ");
}
