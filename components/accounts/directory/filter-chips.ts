import { dayWords } from "@/components/ui/date-words";
import type { AccountFilter } from "@/lib/queries/accounts";
import { accountStatusText } from "../account-status";
import type { FilterName } from "./use-directory-filter";

export type Chip = { name: FilterName; field: string; value: string };

/** The chips of a filter, in the order of the address; the search box shows `q` itself, so it is no chip there. */
export function filterChips(filter: AccountFilter, planLabel: (code: string) => string): Chip[] {
  const chips: Chip[] = [];
  if (filter.status)
    chips.push({ name: "status", field: "Status is", value: accountStatusText(filter.status) });
  if (filter.plan) chips.push({ name: "plan", field: "Plan is", value: planLabel(filter.plan) });
  if (filter.renewsBefore)
    chips.push({ name: "renewsBefore", field: "Next invoice before", value: dayWords(filter.renewsBefore) });
  return chips;
}

/** The chips, and the search as one of them: what an empty table names. */
export function filterParts(filter: AccountFilter, planLabel: (code: string) => string): Chip[] {
  const search: Chip[] = filter.q ? [{ name: "q", field: "Search", value: filter.q }] : [];
  return [...search, ...filterChips(filter, planLabel)];
}
