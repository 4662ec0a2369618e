import { directoryFilter, readHosts } from "@/components/accounts/directory/directory-filter";
import { accountQuerySchema } from "@/lib/domain/account-query";
import type { AccountFilter } from "@/lib/queries/accounts";

type SearchParams = Record<string, string | string[] | undefined>;

const fields = accountQuerySchema.shape;

/**
 * The directory's filter from the address, by the very rules the browser uses, so that both ask for the same rows.
 * Of a name given twice the first counts; what our API would refuse is left out.
 */
export function readFilter(params: SearchParams): AccountFilter {
  const first = (name: string) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
  return directoryFilter({
    q: first("q"),
    status: fields.status.safeParse(first("status")).data ?? null,
    family: first("family"),
    plan: first("plan"),
    hostsMin: readHosts(first("hostsMin") ?? ""),
    hostsMax: readHosts(first("hostsMax") ?? ""),
    renewsFrom: first("renewsFrom"),
    renewsBefore: first("renewsBefore"),
    pay: fields.pay.safeParse(first("pay")).data ?? null,
    flag: fields.flag.safeParse(first("flag")).data ?? null,
    sort: fields.sort.safeParse(first("sort")).data ?? null,
  });
}
