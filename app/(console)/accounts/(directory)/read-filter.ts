import { directoryFilter } from "@/components/accounts/directory/directory-filter";
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
    plan: first("plan"),
    renewsBefore: first("renewsBefore"),
    sort: fields.sort.safeParse(first("sort")).data ?? null,
  });
}
