/** The screen of one sub-account. Zoom's ids may hold `/`, `+` and `=`. */
export function accountPath(accountId: string): string {
  return `/accounts/${encodeURIComponent(accountId)}`;
}

/** Our API's address of one sub-account. */
export function apiAccountPath(accountId: string): string {
  return `/api/accounts/${encodeURIComponent(accountId)}`;
}

/** The screen of one change. */
export function changePath(changeId: string): string {
  return `/changes/${encodeURIComponent(changeId)}`;
}

/**
 * The sub-account's id in a path segment, however often Next decoded it: a page gets the segment as it stands in the
 * address, its metadata and a route handler get it decoded. Zoom's ids never hold a `%`.
 */
export function accountIdFrom(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
