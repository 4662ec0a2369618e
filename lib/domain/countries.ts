import lists from "./catalogue/countries.json";

/** One entry of a Zoom list: `id` goes to Zoom, `name` is read by people. */
export type ListEntry = { id: string; name: string };

export type CountryList = "billing" | "tollfree" | "premium" | "callout";

const offered: Record<CountryList, ListEntry[]> = {
  // The billing list carries a UK row that only points to GB (references/abbreviations).
  billing: lists.billing.filter((entry) => entry.id !== "UK"),
  tollfree: lists.tollfree,
  premium: lists.premium,
  callout: lists.callout,
};

const legacy: Record<CountryList, ListEntry[]> = {
  billing: lists.billingLegacyOnly,
  tollfree: [],
  // Zoom's own samples use premium `US` and callout `UK`, which its lists lack.
  premium: [
    { id: "US", name: "United States" },
    { id: "CA", name: "Canada" },
    { id: "IL", name: "Israel" },
  ],
  callout: [...lists.calloutLegacyOnly, { id: "UK", name: "United Kingdom" }],
};

// The 2026 table lacks DC and the territories, which the older one has.
const states: Record<string, ListEntry[]> = {
  US: [...lists.usStates, ...lists.usStatesLegacyOnly],
  CA: lists.caProvinces,
};

/** The countries to choose from, sorted by name. */
export function countries(list: CountryList): ListEntry[] {
  return [...offered[list]].sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** True when Zoom's list, present or older, holds the id. */
export function isCountry(list: CountryList, id: string): boolean {
  return [...offered[list], ...legacy[list]].some((entry) => entry.id === id);
}

/** States to choose from; null: Zoom takes free text for this country. */
export function statesOf(country: string): ListEntry[] | null {
  const found = states[country];
  return found ? [...found].sort((a, b) => a.name.localeCompare(b.name, "en")) : null;
}

/** The ids in a comma-divided list. */
export function countryIds(value: string): string[] {
  return value
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
}

/** The country's name for an id of any list, or the id itself. */
export function countryName(id: string): string {
  const all = Object.values(offered).concat(Object.values(legacy)).flat();
  return all.find((entry) => entry.id === id)?.name ?? id;
}
