import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/lib/domain/permissions";
import { answered, type ChangeTest, callerAs, running, startChangeTest } from "@/lib/server/changes/testing";
import { setContext } from "@/lib/server/context";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";
import { addPerson, call, cookieOf } from "@/lib/server/testing";
import * as check from "./check/route";
import * as settle from "./settle/route";

let at: ChangeTest;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  at = await startChangeTest();
  setContext(at.context);
  for (const role of ["support", "partner", "admin"] as const)
    cookies.set(role, await cookieOf(at.context, await addPerson(at.context, role)));
});
afterAll(async () => {
  setContext(null);
  await at.close();
});

async function lostChange(): Promise<string> {
  const accountId = await at.addAccount({ plan_base: running("business_monthly", 20) });
  await at.control.addFault({ match: { method: "PUT", accountId }, action: { kind: "reset_before" } });
  const input = await at.input(accountId, { type: "business_monthly", hosts: 21 });
  return (await answered(changeBasePlan(at.context, callerAs("partner"), input))).change?.id ?? "";
}

async function send(
  what: "settle" | "check",
  changeId: string,
  {
    role = "admin",
    body = {},
    headers = {},
  }: { role?: Role; body?: unknown; headers?: Record<string, string> },
) {
  const route = what === "settle" ? settle : check;
  const answer = await call(route.POST, `/api/changes/${changeId}/${what}`, {
    method: "POST",
    cookie: cookies.get(role) ?? "",
    headers,
    body: JSON.stringify(body),
    params: { changeId },
  });
  return { status: answer.status, body: await answer.json() };
}

const verdict = { outcome: "not_applied", reason: "The portal shows 20 hosts" };

describe("POST settle", () => {
  test("answers the change as it then stands, and 409 with it the second time", async () => {
    const id = await lostChange();
    expect(await send("settle", id, { body: verdict })).toMatchObject({
      status: 200,
      body: { id, state: "not_applied", settledBy: { name: "A admin" }, settleReason: verdict.reason },
    });
    expect(await send("settle", id, { body: verdict })).toMatchObject({
      status: 409,
      body: { code: "change_settled", changeId: id, change: { state: "not_applied" } },
    });
  });

  test("is refused to a partner, naming the permission", async () => {
    const id = await lostChange();
    expect(await send("settle", id, { role: "partner", body: verdict })).toMatchObject({
      status: 403,
      body: { code: "forbidden", permission: "changes.settle", roles: ["admin"] },
    });
  });

  test("is refused from another origin", async () => {
    const headers = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
    const answer = await send("settle", await lostChange(), { body: verdict, headers });
    expect(answer).toMatchObject({ status: 403, body: { code: "cross_origin" } });
  });

  test.each([
    ["no reason", { outcome: "applied" }, 422, "reason"],
    ["a blank reason", { outcome: "applied", reason: " \n " }, 422, "reason"],
    ["a reason of 501 characters", { outcome: "applied", reason: "x".repeat(501) }, 422, "reason"],
    ["a reason with a null byte", { outcome: "applied", reason: "a\0b" }, 422, "reason"],
    ["another outcome", { outcome: "accepted", reason: "r" }, 422, "outcome"],
  ])("with %s is refused on its field", async (_, body, status, path) => {
    const answer = await send("settle", await lostChange(), { body });
    expect(answer.status).toBe(status);
    expect(answer.body.errors).toMatchObject([{ path }]);
  });

  test("with a field that it does not know is refused", async () => {
    const answer = await send("settle", await lostChange(), { body: { ...verdict, state: "applied" } });
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_shape" } });
  });

  test("of an unknown change is 404", async () => {
    const answer = await send("settle", "ch_0", { body: verdict });
    expect(answer).toMatchObject({ status: 404, body: { code: "not_found" } });
  });
});

describe("POST check", () => {
  test("answers 202 with the change", async () => {
    const id = await lostChange();
    expect(await send("check", id, { role: "partner" })).toMatchObject({
      status: 202,
      body: { id, state: "unknown", nextCheckAt: expect.any(String) },
    });
  });

  test("is refused to support, naming the permission", async () => {
    const answer = await send("check", await lostChange(), { role: "support" });
    expect(answer).toMatchObject({ status: 403, body: { permission: "plans.write" } });
  });
});
