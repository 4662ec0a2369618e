import { bodyOf, type Wire } from "../wire/wire-path";

/** The plan families of a subscription form beside the base plan. */
export function addonsOf(values: Wire): Wire {
  const { contact: _, plan_base: __, subscription_options: ___, ...addons } = values;
  return addons;
}

/** The body of a subscription form: one start day stands for Zoom's two dates, and the term is a number. */
export function subscribeBody(values: Wire): Wire {
  const body = bodyOf(values, ["contact", "plan_base"]);
  const options = body.subscription_options as Wire | undefined;
  if (!options) return body;
  const { service_effective_date: day, contract_term: term, ...others } = options;
  // Zoom wants both dates, and equal (spec of 2026-02-07).
  const dates = day === undefined ? {} : { service_effective_date: day, paid_period_start_date: day };
  const months = term === undefined ? {} : { contract_term: Number(term) };
  return { ...body, subscription_options: { ...others, ...dates, ...months } };
}
