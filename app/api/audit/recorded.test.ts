import { desc } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GET as listAudit } from "@/app/api/audit/route";
import { DELETE as endTheirs } from "@/app/api/people/[personId]/sessions/route";
import { GET as exportRenewals } from "@/app/api/renewals/export/route";
import { POST as sync } from "@/app/api/sync/route";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { setContext } from "@/lib/server/context";
import { auditEvents } from "@/lib/server/db/audit-schema";
import type { RouteHandler } from "@/lib/server/http/handle";
import { addPerson, call, cookieOf } from "@/lib/server/testing";

let test: ChangeTest;

beforeAll(async () => {
  test = await startChangeTest();
  setContext(test.context);
});
afterAll(async () => {
  setContext(null);
  await test.close();
});

type Asked = { handler: RouteHandler; path: string; method?: string; body?: unknown };

/** Lets a person of a role ask, and gives the status with the events that this left. */
async function ask(role: "support" | "admin" | null, { handler, path, method = "GET", body }: Asked) {
  const id = await addPerson(test.context, role);
  const cookie = await cookieOf(test.context, id);
  const before = await test.context.db.$count(auditEvents);
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const params = { personId: id };
  const headers = { "x-forwarded-for": "203.0.113.9", "x-request-id": `request-of-${id}` };
  const answer = await call(handler, path, { method, cookie, params, headers, ...sent });
  await answer.text();
  const left = (await test.context.db.$count(auditEvents)) - before;
  const events = await test.context.db.select().from(auditEvents).orderBy(desc(auditEvents.seq)).limit(left);
  return { status: answer.status, id, events };
}

const renewals = "/api/renewals/export?from=2026-01-01&to=2026-01-31&format=csv";

it.each<[string, "support" | "admin", Asked, number, object]>([
  [
    "a refusal, with the permission that was wanting",
    "support",
    { handler: listAudit, path: "/api/audit?q=private" },
    403,
    {
      action: "access.refused",
      target: "/api/audit",
      after: { method: "GET", code: "forbidden", permission: "audit.read" },
    },
  ],
  [
    "an export of invoice dates, with its range",
    "admin",
    { handler: exportRenewals, path: renewals },
    200,
    { action: "renewals.exported", target: "2026-01-01..2026-01-31" },
  ],
  [
    "a setting of the reading",
    "admin",
    { handler: sync, path: "/api/sync", method: "POST", body: { action: "pause" } },
    200,
    { action: "sync.paused" },
  ],
  [
    "the end of somebody's sessions",
    "admin",
    { handler: endTheirs, path: "/api/people/x/sessions", method: "DELETE", body: {} },
    200,
    { action: "person.sessions_ended", after: { name: "A admin", ended: 1 } },
  ],
])("the audit keeps %s", async (_, role, asked, status, event) => {
  const found = await ask(role, asked);
  expect(found.status).toBe(status);
  expect(found.events).toMatchObject([
    { ...event, actorId: found.id, actorRole: role, ip: "203.0.113.9", requestId: `request-of-${found.id}` },
  ]);
});

it("the audit keeps the refusal of somebody who has no role", async () => {
  const { status, id, events } = await ask(null, { handler: listAudit, path: "/api/audit" });
  expect(status).toBe(403);
  expect(events).toMatchObject([
    { action: "access.refused", actorId: id, actorRole: null, target: "/api/audit" },
  ]);
});

it("the audit keeps nothing of what is only read", async () => {
  const { status, events } = await ask("admin", { handler: listAudit, path: "/api/audit" });
  expect(status).toBe(200);
  expect(events).toEqual([]);
});
