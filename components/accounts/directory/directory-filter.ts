import type { AccountSort } from "@/lib/domain/account-query";
import type { AccountFilter } from "@/lib/queries/accounts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CODE = /^[A-Za-z0-9_-]{1,100}$/;

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

export type FilterValues = { [Name in keyof AccountFilter]?: Exclude<AccountFilter[Name], undefined> | null };

/**
 * What the address asks for. Values that our API would refuse (a day of another shape, a code with spaces) are left
 * out, so that a mistyped link shows more rows and never an error.
 */
export function directoryFilter({ q, status, plan, renewsBefore, sort }: FilterValues): AccountFilter {
  const text = q?.trim().slice(0, 200);
  return {
    ...(text ? { q: text } : {}),
    ...(status ? { status } : {}),
    ...(plan && CODE.test(plan) ? { plan } : {}),
    ...(renewsBefore && DAY.test(renewsBefore) ? { renewsBefore } : {}),
    sort: sort ?? "name",
  };
}
