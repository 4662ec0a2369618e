import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/lib/domain/permissions";
import { type ChangeTest, running, startChangeTest } from "@/lib/server/changes/testing";
import { setContext } from "@/lib/server/context";
import type { RouteHandler } from "@/lib/server/http/handle";
import { addPerson, cookieOf, ORIGIN } from "@/lib/server/testing";
import * as addons from "./addons/route";
import * as base from "./base/route";
import * as plans from "./route";

const BODY = { type: "business_monthly", hosts: 21 };

let at: ChangeTest;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  at = await startChangeTest();
  setContext(at.context);
  for (const role of ["support", "partner"] as const)
    cookies.set(role, await cookieOf(at.context, await addPerson(at.context, role)));
});
afterAll(async () => {
  setContext(null);
  await at.close();
});

async function send(
  handler: RouteHandler,
  accountId: string,
  parts: { body?: unknown; role?: Role; headers?: Record<string, string | null> } = {},
): Promise<Response> {
  const { ifMatch, idempotencyKey } = await at.input(accountId, {});
  const given = {
    "content-type": "application/json",
    origin: ORIGIN,
    "sec-fetch-site": "same-origin",
    cookie: cookies.get(parts.role ?? "partner") ?? "",
    "idempotency-key": idempotencyKey,
    "if-match": `"${ifMatch}"`,
    ...parts.headers,
  };
  const headers = Object.entries(given).filter((each): each is [string, string] => each[1] !== null);
  const body = typeof parts.body === "string" ? parts.body : JSON.stringify(parts.body ?? BODY);
  const request = new Request(`${ORIGIN}/api/accounts/x/plans/base`, { method: "PUT", headers, body });
  return handler(request, { params: Promise.resolve({ accountId }) });
}

const business = () => at.addAccount({ plan_base: running("business_monthly", 20) });

describe("PUT plans/base", () => {
  test("answers the change and where to follow it", async () => {
    const id = await business();
    const reason = encodeURIComponent("Größeres Team");
    const response = await send(base.PUT, id, { headers: { "change-reason": reason } });
    const change = await response.json();
    expect(response.status).toBe(200);
    expect(response.headers.get("location")).toBe(`/api/changes/${change.id}`);
    expect(change).toMatchObject({
      state: "applied",
      reason: "Größeres Team",
      requestedBy: { role: "partner" },
    });
  });

  test("answers 202 when the outcome is not known", async () => {
    const id = await business();
    await at.control.addFault({ match: { method: "PUT", accountId: id }, action: { kind: "reset_after" } });
    const response = await send(base.PUT, id);
    expect(response.status).toBe(202);
    expect(response.headers.get("location")).toMatch(/^\/api\/changes\/ch_/);
    expect(await response.json()).toMatchObject({ state: "unknown" });
  });

  test("answers 412 with the version that is now", async () => {
    const id = await business();
    const response = await send(base.PUT, id, { headers: { "if-match": '"another"' } });
    const { ifMatch } = await at.input(id, {});
    expect(response.status).toBe(412);
    expect(response.headers.get("etag")).toBe(`"${ifMatch}"`);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  });

  test.each([
    ["no key", { "idempotency-key": null }, {}, 400, "idempotency_key_missing"],
    ["no version", { "if-match": null }, {}, 428, "version_missing"],
    ["no session", { cookie: null }, {}, 401, "not_signed_in"],
    [
      "another origin",
      { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
      {},
      403,
      "cross_origin",
    ],
    ["another type", { "content-type": "text/plain" }, {}, 415, "unsupported_media_type"],
    ["support", {}, { role: "support" as const }, 403, "forbidden"],
    ["cut JSON", {}, { body: '{"type":' }, 400, "invalid_json"],
    ["an unknown field", {}, { body: { ...BODY, price: 1 } }, 400, "invalid_shape"],
    ["hosts as text", {}, { body: { ...BODY, hosts: "21" } }, 422, "invalid_request"],
    ["hosts as a fraction", {}, { body: { ...BODY, hosts: 20.5 } }, 422, "invalid_request"],
    ["no hosts at all", {}, { body: { ...BODY, hosts: 0 } }, 422, "invalid_request"],
    ["both totals and more", {}, { body: { ...BODY, increasing_hosts: 1 } }, 400, "invalid_shape"],
  ])("refuses %s without a call of Zoom", async (_, headers, parts, status, code) => {
    const id = await business();
    const calls = at.sandbox.counts().total;
    const response = await send(base.PUT, id, { headers, ...parts });
    expect([response.status, (await response.json()).code]).toEqual([status, code]);
    expect(at.sandbox.counts().total).toBe(calls);
  });
});

describe("the other writes", () => {
  test("an add-on is added with 201 and updated with 200", async () => {
    const id = await business();
    const webinar = (hosts: number) => ({ body: { type: "webinar500_monthly", hosts } });
    expect((await send(addons.POST, id, webinar(2))).status).toBe(201);
    expect((await send(addons.PUT, id, webinar(3))).status).toBe(200);
    expect(at.ledger(id)).toHaveLength(2);
  });

  test("a subscription that is not complete names each field", async () => {
    const id = await at.addAccount({}, { accountType: "Free" });
    const response = await send(plans.POST, id, {
      body: { contact: {}, plan_base: {}, idempotency: randomUUID() },
    });
    const { code, errors } = await response.json();
    expect([response.status, code]).toEqual([400, "invalid_shape"]);
    const paths = errors.map((error: { path: string }) => error.path);
    expect(paths).toEqual(expect.arrayContaining(["contact.email", "plan_base.type", "idempotency"]));
  });

  test("a method that is not there is named", async () => {
    const response = await send(base.POST, await business());
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("PUT, OPTIONS");
  });
});
