import "server-only";

/**
 * Tells whether a request came from Plandesk's own pages.
 *
 * Browsers set both headers themselves and pages cannot change them; a request with neither is refused, because
 * then nothing is known. `Origin: null` says nothing either (a form under `Referrer-Policy: no-referrer` sends it).
 * @param ours the origin of NEXTAUTH_URL, e.g. `https://plandesk.example`
 */
export function isSameOrigin(headers: Headers, ours: string): boolean {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  if (origin !== null && origin !== "null") return origin === ours;
  return site === "same-origin";
}
