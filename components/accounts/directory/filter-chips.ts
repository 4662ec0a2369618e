import { dayWords } from "@/components/ui/date-words";
import type { AccountFilter } from "@/lib/queries/accounts";
import { accountStatusText } from "../account-status";
import { type FilterName, flagWords, payWords } from "./directory-filter";

/** One condition, of one name of the address or of the two ends of a range. */
export type Chip = { names: readonly FilterName[]; field: string; value: string };

/** Words for codes of the filter; the codes themselves until the catalogue has come. */
export type FilterLabels = { plan: (code: string) => string; family: (key: string) => string };

/** The chips of a filter, in the order of the address; the search box shows `q` itself, so it is no chip there. */
export function filterChips(filter: AccountFilter, labels: FilterLabels): Chip[] {
  const { status, family, plan, pay, flag } = filter;
  return [
    status ? chip("status", "Status is", accountStatusText(status)) : null,
    family ? chip("family", "Family is", labels.family(family)) : null,
    plan ? chip("plan", "Plan is", labels.plan(plan)) : null,
    hostsChip(filter),
    invoiceChip(filter),
    pay ? chip("pay", "Paid by", payWords[pay]) : null,
    flag ? chip("flag", "Marked", flagWords[flag]) : null,
  ].filter((one) => one !== null);
}

/** The chips, and the search as one of them: what an empty table names. */
export function filterParts(filter: AccountFilter, labels: FilterLabels): Chip[] {
  return [...(filter.q ? [chip("q", "Search", filter.q)] : []), ...filterChips(filter, labels)];
}

function chip(name: FilterName, field: string, value: string): Chip {
  return { names: [name], field, value };
}

function hostsChip({ hostsMin, hostsMax }: AccountFilter): Chip | null {
  const names = ["hostsMin", "hostsMax"] as const;
  const [least, most] = [hostsMin, hostsMax].map((count) => count?.toLocaleString("en-GB"));
  if (least && most) return { names, field: "Hosts", value: least === most ? least : `${least} to ${most}` };
  if (least) return { names, field: "Hosts at least", value: least };
  return most ? { names, field: "Hosts at most", value: most } : null;
}

function invoiceChip({ renewsFrom, renewsBefore }: AccountFilter): Chip | null {
  const names = ["renewsFrom", "renewsBefore"] as const;
  const [from, before] = [renewsFrom, renewsBefore].map((day) => (day ? dayWords(day) : ""));
  if (from && before) return { names, field: "Next invoice from", value: `${from}, before ${before}` };
  if (from) return { names, field: "Next invoice from", value: from };
  return before ? { names, field: "Next invoice before", value: before } : null;
}
