import type { AccountFlag, AccountQuery, AccountSort } from "@/lib/domain/account-query";
import type { AccountFilter } from "@/lib/queries/accounts";

const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/;
const CODE = /^[A-Za-z0-9_-]{1,100}$/;
const FAMILY = /^plan_[A-Za-z0-9_-]{1,95}$/;
const MOST_HOSTS = 1_000_000_000;

/** Every order of the directory, with the words of the narrow screen's choice. */
export const sortWords: Record<AccountSort, string> = {
  name: "Name, A first",
  "-name": "Name, Z first",
  nextInvoice: "Next invoice, soonest",
  "-nextInvoice": "Next invoice, latest",
  hosts: "Hosts, fewest",
  "-hosts": "Hosts, most",
  readAt: "Age, oldest",
  "-readAt": "Age, newest",
};

/** Who pays Zoom, in the words of chip and panel. */
export const payWords: Record<NonNullable<AccountQuery["pay"]>, string> = {
  master: "us",
  sub: "the customer",
  unknown: "not known",
};

/** What a sub-account may be marked with. */
export const flagWords: Record<AccountFlag, string> = {
  pending: "Open change",
  changed_elsewhere: "Changed elsewhere",
  unknown_plan: "Plan not recognised",
  needs_you: "Needs you",
};

export type FilterName = Exclude<keyof AccountFilter, "sort">;
export type FilterValues = { [Name in keyof AccountFilter]?: AccountFilter[Name] | null | undefined };
/** What of the filter becomes otherwise; null drops a part. */
export type FilterChange = { [Name in keyof AccountFilter]?: Exclude<AccountFilter[Name], undefined> | null };

/** A count of hosts as an address or a form writes it; null for anything but a whole number. */
export function readHosts(text: string): number | null {
  return /^\d{1,10}$/.test(text) && Number(text) <= MOST_HOSTS ? Number(text) : null;
}

/**
 * What the address asks for. Values that our API would refuse (a day of another shape, a range that ends before it
 * begins) are left out, so that a mistyped link shows more rows and never an error.
 */
export function directoryFilter(values: FilterValues): AccountFilter {
  const { status, plan, family, renewsFrom, renewsBefore, pay, flag, sort } = values;
  const text = values.q?.trim().slice(0, 200);
  const hostsMin = values.hostsMin ?? undefined;
  const hostsMax = values.hostsMax ?? undefined;
  const from = renewsFrom && isDay(renewsFrom) ? renewsFrom : undefined;
  const before = renewsBefore && isDay(renewsBefore) ? renewsBefore : undefined;
  return {
    ...(text ? { q: text } : {}),
    ...(status ? { status } : {}),
    ...(family && FAMILY.test(family) ? { family } : {}),
    ...(plan && CODE.test(plan) ? { plan } : {}),
    ...(hostsMin === undefined ? {} : { hostsMin }),
    ...(hostsMax === undefined || hostsMax < (hostsMin ?? 0) ? {} : { hostsMax }),
    ...(from ? { renewsFrom: from } : {}),
    ...(before && before > (from ?? "") ? { renewsBefore: before } : {}),
    ...(pay ? { pay } : {}),
    ...(flag ? { flag } : {}),
    sort: sort ?? "name",
  };
}

/** How many conditions narrow the list, the search apart; both ends of a range are one. */
export function filterCount({ q: _search, sort: _order, ...conditions }: AccountFilter): number {
  return new Set(Object.keys(conditions).map((name) => name.replace(/(Min|Max|From|Before)$/, ""))).size;
}

// A day that does not exist (2026-02-30) is none: the calendar would move it on.
function isDay(text: string): boolean {
  const moment = new Date(`${text}T00:00:00Z`);
  return DAY.test(text) && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
