import { viewQuery } from "@/components/accounts/directory/directory-view";

type SearchParams = Record<string, string | string[] | undefined>;

/**
 * The address that also says which columns and rows this person keeps, so that what is seen can be sent to a
 * colleague. Null when the address speaks of them itself, or they are as at first.
 */
export function addressWithView(params: SearchParams, kept: string | undefined): string | null {
  if (params.columns !== undefined || params.density !== undefined) return null;
  const view = viewQuery(kept === undefined ? undefined : decodeURIComponent(kept));
  if (view.size === 0) return null;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    for (const one of [value].flat()) if (one !== undefined) query.append(name, one);
  for (const [name, value] of view) query.set(name, value);
  return `/accounts?${query}`;
}
