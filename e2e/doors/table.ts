import type { Permission } from "@/lib/domain/permissions";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";

export const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"] as const;
export type Method = (typeof methods)[number];

/** What a method of a route asks for, and the status that somebody gets who may. */
export type Door = { needs: Permission | "nothing"; gives: number; body?: object };

/** A route of the build: an address that leads to it, and every method that it takes. */
export type Route = { kind: "api" | "page" | "file"; at: string; doors: Partial<Record<Method, Door>> };

const NO_SUCH_ID = "00000000-0000-4000-8000-000000000000";
const account = `/accounts/${SCENARIO.refusesChange}`;
const days = "from=2026-11-01&to=2026-11-02";

const get = (needs: Door["needs"], gives = 200) => ({ GET: { needs, gives } });
const api = (at: string, doors: Route["doors"]): Route => ({ kind: "api", at: `/api${at}`, doors });
const page = (at: string, needs: Permission, gives = 200): Route => ({
  kind: "page",
  at,
  doors: get(needs, gives),
});
// Changes are asked for without an Idempotency-Key, so that those who may are refused right after their permission.
const change: Door = { needs: "plans.write", gives: 400 };
const nothingThere: Door = { needs: "nothing", gives: 404 };

/**
 * The one table of what is open to whom: each route that the build has, as Next names it, with the permission of each
 * method. A route that is missing here fails the test, and so does one that is no more.
 */
export const routes: Record<string, Route> = {
  "/": page("/", "accounts.read"),
  "/accounts": page("/accounts", "accounts.read"),
  "/accounts/[accountId]": page(account, "accounts.read"),
  "/accounts/[accountId]/subscribe": page(`${account}/subscribe`, "plans.write"),
  "/accounts/[accountId]/base-plan": page(`${account}/base-plan`, "plans.write"),
  "/accounts/[accountId]/add-add-on": page(`${account}/add-add-on`, "plans.write"),
  "/accounts/[accountId]/add-ons/update": page(`${account}/add-ons/update`, "plans.write", 404),
  "/audit": page("/audit", "audit.read"),
  "/changes": page("/changes", "changes.read"),
  "/changes/[changeId]": page("/changes/nothing", "changes.read", 404),
  "/ops": page("/ops", "operations.read"),
  "/renewals": page("/renewals", "renewals.read"),
  "/settings": page("/settings", "accounts.read"),
  "/_not-found": { kind: "file", at: "/_not-found", doors: get("nothing", 404) },
  "/_global-error": { kind: "file", at: "/_global-error", doors: get("nothing", 404) },
  "/icon.svg": { kind: "file", at: "/icon.svg", doors: get("nothing") },
  // Where signed-in people are sent on from, and who may come, is looked at in sign-in.spec.ts.
  "/sign-in": { kind: "file", at: "/sign-in?error=none", doors: get("nothing") },
  "/sign-in/no-access": { kind: "file", at: "/sign-in/no-access", doors: get("nothing") },

  "/api/accounts": api("/accounts?limit=2", get("accounts.read")),
  "/api/accounts/[accountId]": api(account, get("accounts.read")),
  "/api/accounts/[accountId]/plans": api(`${account}/plans`, { ...get("accounts.read"), POST: change }),
  "/api/accounts/[accountId]/plans/addons": api(`${account}/plans/addons`, { POST: change, PUT: change }),
  "/api/accounts/[accountId]/plans/base": api(`${account}/plans/base`, { PUT: change }),
  "/api/audit": api("/audit?limit=2", get("audit.read")),
  "/api/audit/export": api("/audit/export?format=csv&from=2020-01-01&to=2020-01-01", get("audit.read")),
  // Nothing of next-auth's own session is served.
  "/api/auth/[...nextauth]": api("/auth/session", { GET: nothingThere, POST: nothingThere }),
  "/api/changes": api("/changes?limit=2", get("changes.read")),
  "/api/changes/[changeId]": api("/changes/nothing", get("changes.read", 404)),
  "/api/changes/[changeId]/check": api("/changes/nothing/check", {
    POST: { needs: "plans.write", gives: 404 },
  }),
  "/api/changes/[changeId]/settle": api("/changes/nothing/settle", {
    POST: { needs: "changes.settle", gives: 422 },
  }),
  "/api/differences": api("/differences", get("accounts.read")),
  "/api/health/live": api("/health/live", get("nothing")),
  "/api/health/ready": api("/health/ready", get("nothing")),
  "/api/operations": api("/operations", get("operations.read")),
  "/api/operations/notice": api("/operations/notice", get("sync.read")),
  "/api/people": api("/people", get("people.manage")),
  "/api/people/[personId]": api(`/people/${NO_SUCH_ID}`, { PATCH: { needs: "people.manage", gives: 400 } }),
  "/api/people/[personId]/sessions": api(`/people/${NO_SUCH_ID}/sessions`, {
    DELETE: { needs: "people.manage", gives: 404 },
  }),
  "/api/renewals": api(`/renewals?${days}`, get("renewals.read")),
  "/api/renewals/export": api(`/renewals/export?format=csv&${days}`, get("renewals.export")),
  "/api/sessions": api("/sessions", {
    ...get("accounts.read"),
    DELETE: { needs: "accounts.read", gives: 200 },
  }),
  "/api/sessions/[sessionId]": api(`/sessions/${NO_SUCH_ID}`, {
    DELETE: { needs: "accounts.read", gives: 404 },
  }),
  "/api/sync": api("/sync", {
    ...get("sync.read"),
    POST: { needs: "sync.run", gives: 422, body: { action: "nothing" } },
  }),
  "/api/[...path]": api("/nothing-here", {
    GET: nothingThere,
    HEAD: nothingThere,
    POST: nothingThere,
    PUT: nothingThere,
    PATCH: nothingThere,
    DELETE: nothingThere,
    OPTIONS: nothingThere,
  }),
};
