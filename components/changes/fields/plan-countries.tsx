"use client";

import { CountriesPicker } from "@/components/forms/pickers";
import { type CountryList, countries } from "@/lib/domain/countries";

type List = { name: string; label: string; list: CountryList; hint?: string };

const callout: List = { name: "callout_countries", label: "Call-out countries", list: "callout" };

/** The country lists that a plan may name, by its request field (seed 000). */
const listsOf: Record<string, readonly List[]> = {
  plan_audio: [
    {
      name: "tollfree_countries",
      label: "Toll-free countries",
      list: "tollfree",
      hint: "At least one country in one of the three lists",
    },
    { name: "premium_countries", label: "Premium countries", list: "premium" },
    callout,
  ],
  "plan_phone.plan_base": [callout],
  "plan_zcc.plan_usage": [callout],
};

/** The countries that a plan calls, each list as Zoom publishes it. */
export function PlanCountries({ path, field }: { path: string; field: string | undefined }) {
  const lists = listsOf[field ?? ""] ?? [];
  return lists.map(({ name, label, list, hint }) => (
    <CountriesPicker
      key={name}
      name={`${path}.${name}`}
      label={label}
      optional={list !== "tollfree"}
      hint={hint}
      countries={optionsOf(list)}
      className="mt-3"
    />
  ));
}

function optionsOf(list: CountryList) {
  return countries(list).map(({ id, name }) => ({ value: id, label: name, code: id }));
}
