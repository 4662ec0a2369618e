import { accountStatuses, changeStatuses } from "@/lib/domain/account";
import { parseCalendarDate } from "@/lib/domain/calendar-date";
import type { AccountFilter } from "@/lib/queries/accounts";
import { directoryFilter, type FilterName, flagWords, payWords, readHosts } from "./directory-filter";

type PanelName = Exclude<FilterName, "q">;
export type FilterPatch = { [Name in PanelName]: Exclude<AccountFilter[Name], undefined> | null };
/** What to type instead, by the name of the field. */
export type FilterErrors = Partial<Record<PanelName, string>>;

/** No filter of the panel. */
export const emptyPatch: FilterPatch = {
  status: null,
  family: null,
  plan: null,
  hostsMin: null,
  hostsMax: null,
  renewsFrom: null,
  renewsBefore: null,
  pay: null,
  flag: null,
};

/** Reads the panel's form: the filter it asks for, and an error for each end of a range that cannot be. */
export function readFilterForm(form: FormData): { patch: FilterPatch; errors: FilterErrors } {
  const text = (name: PanelName) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const read = directoryFilter({
    status: oneOf([...changeStatuses, ...accountStatuses], text("status")),
    family: text("family"),
    plan: text("plan"),
    hostsMin: readHosts(text("hostsMin")),
    hostsMax: readHosts(text("hostsMax")),
    renewsFrom: text("renewsFrom"),
    renewsBefore: text("renewsBefore"),
    pay: oneOf(names(payWords), text("pay")),
    flag: oneOf(names(flagWords), text("flag")),
  });
  const patch: FilterPatch = {
    status: read.status ?? null,
    family: read.family ?? null,
    plan: read.plan ?? null,
    hostsMin: read.hostsMin ?? null,
    hostsMax: read.hostsMax ?? null,
    renewsFrom: read.renewsFrom ?? null,
    renewsBefore: read.renewsBefore ?? null,
    pay: read.pay ?? null,
    flag: read.flag ?? null,
  };
  const hosts = hostsErrors(text("hostsMin"), text("hostsMax"));
  const days = dayErrors(text("renewsFrom"), text("renewsBefore"));
  return { patch, errors: { ...hosts, ...days } };
}

function hostsErrors(least: string, most: string): FilterErrors {
  const errors: FilterErrors = {};
  for (const [name, typed] of Object.entries({ hostsMin: least, hostsMax: most }))
    if (typed !== "" && readHosts(typed) === null)
      errors[name as PanelName] = "Type a whole number, such as 25";
  if (Object.keys(errors).length > 0 || least === "" || most === "") return errors;
  return Number(most) < Number(least) ? { hostsMax: `Type ${least} or more` } : {};
}

function dayErrors(from: string, before: string): FilterErrors {
  const errors: FilterErrors = {};
  for (const [name, typed] of Object.entries({ renewsFrom: from, renewsBefore: before }))
    if (typed !== "" && parseCalendarDate(typed) !== typed)
      errors[name as PanelName] = "Type a date as 2026-10-07";
  if (Object.keys(errors).length > 0 || from === "" || before === "") return errors;
  return before <= from ? { renewsBefore: "Choose a later day" } : {};
}

function oneOf<Value extends string>(values: readonly Value[], text: string): Value | null {
  return values.find((value) => value === text) ?? null;
}

function names<Name extends string>(words: Record<Name, string>): Name[] {
  return Object.keys(words) as Name[];
}
