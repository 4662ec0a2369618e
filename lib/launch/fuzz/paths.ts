import type { Random } from "@/lib/launch/chaos/random";
import { oddTexts } from "@/lib/launch/fuzz/odd-values";

/** Addresses of the product. None of them asks Zoom: that would need the id of a sub-account that exists. */
const BASES = [
  ...["/", "/accounts", "/accounts/nobody", "/accounts/nobody/subscribe", "/accounts/nobody/base-plan"],
  ...["/changes", "/changes/ch_nothing", "/renewals", "/settings", "/audit", "/ops", "/sign-in"],
  ...["/api/accounts", "/api/accounts/nobody", "/api/accounts/nobody/plans", "/api/changes", "/api/sync"],
  ...["/api/changes/ch_nothing", "/api/differences", "/api/renewals", "/api/audit", "/api/audit/export"],
  ...["/api/people", "/api/sessions", "/api/operations", "/api/auth/signin", "/api/auth/callback/company"],
  ...["/api/auth/error", "/api/health/ready", "/_next/static/x", "/_next/image", "/icon.svg"],
];

const PARAMETERS = [
  ...[
    "q",
    "status",
    "plan",
    "family",
    "hostsMin",
    "hostsMax",
    "renewsFrom",
    "renewsBefore",
    "pay",
    "flag",
    "sort",
  ],
  ...[
    "cursor",
    "limit",
    "from",
    "to",
    "format",
    "state",
    "accountId",
    "kind",
    "actor",
    "path",
    "callbackUrl",
  ],
  ...["error", "need", "_rsc", "url", "w", "code", "__proto__"],
];

const SPOILS: ((random: Random, path: string) => string)[] = [
  (random, path) => `${path}/${written(random)}`,
  (random, path) => replacePart(path, written(random)),
  (_, path) => path.toUpperCase(),
  (_, path) => `${path}/`,
  (_, path) => `/${path}`,
  (random, path) =>
    path.replace("/", random.pick(["/%2e%2e/", "/./", "/..;/", "/%2f", "/%5c", "/%00", "/%E0%A4%A"])),
  (random, path) =>
    path + random.pick([".rsc", ".json", ".segments/_tree.segment.rsc", "%", "%zz", ";x=1", ".php"]),
];

/** A path with a query, spoiled in one or several ways; every byte may stand in a request's first line. */
export function mutatedPath(random: Random): string {
  let path = random.pick(BASES);
  for (let step = random.between(0, 2); step > 0; step -= 1) path = random.pick(SPOILS)(random, path);
  const count = random.between(0, 4);
  const query = Array.from({ length: count }, () => `${random.pick(PARAMETERS)}=${written(random)}`).join(
    "&",
  );
  return query === "" ? path : `${path}?${query}`;
}

/** A query alone, for a handler that is called directly. */
export function mutatedQuery(random: Random): string {
  return Array.from(
    { length: random.between(1, 4) },
    () => `${random.pick(PARAMETERS)}=${written(random)}`,
  ).join("&");
}

/** An id that nobody has. */
export function mutatedId(random: Random): string {
  return random.pick(oddTexts) + random.pick(oddTexts);
}

function written(random: Random): string {
  // A lone surrogate cannot be encoded at all.
  const text = random
    .pick(oddTexts)
    .slice(0, 500)
    .replace(/\p{Surrogate}/gu, "");
  return random.chance(0.2) ? encodeURIComponent(encodeURIComponent(text)) : encodeURIComponent(text);
}

function replacePart(path: string, part: string): string {
  const parts = path.split("/");
  parts[parts.length - 1] = part;
  return parts.join("/");
}
