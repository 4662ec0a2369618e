import type { SelectOption } from "@/components/ui/select-field";
import { accountStatuses, changeStatuses } from "@/lib/domain/account";
import { planTypesFor } from "@/lib/domain/plan-catalogue";
import { familyName, listLabel, planFamilies } from "@/lib/domain/plan-groups";
import type { AccountFilter } from "@/lib/queries/accounts";
import { accountStatusText } from "../account-status";
import { flagWords, payWords } from "./directory-filter";

const statuses = [...changeStatuses, ...accountStatuses].map((value) => ({
  value,
  label: accountStatusText(value),
}));
// Base plans first, then what may stand in their place.
const plans = ["plan_base", "plan_zoom_one"]
  .flatMap((field) => planTypesFor(field))
  .map(({ code, label }) => ({ value: code, label: listLabel(label) }));
const families = planFamilies().map((key) => ({ value: key, label: familyName(key) }));
const payers = Object.entries(payWords).map(([value, words]) => ({ value, label: words }));
const flags = Object.entries(flagWords).map(([value, label]) => ({ value, label }));

/** What each list of the filter panel offers, what the filter has chosen always among it. */
export function filterOptions({ plan, family }: AccountFilter) {
  return {
    status: statuses,
    flag: flags,
    family: withChosen(families, family),
    plan: withChosen(plans, plan),
    pay: payers,
  };
}

// A link may name an add-on, a retired code or a family that came later, which the list does not offer.
function withChosen(options: readonly SelectOption[], chosen: string | undefined): readonly SelectOption[] {
  return chosen === undefined || options.some(({ value }) => value === chosen)
    ? options
    : [{ value: chosen, label: chosen }, ...options];
}
