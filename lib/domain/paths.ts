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
