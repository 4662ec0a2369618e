import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { roles } from "@/lib/domain/permissions";
import { answered, type ChangeTest, callerAs, running, startChangeTest } from "@/lib/server/changes/testing";
import { zoomToken } from "@/lib/server/db/zoom-schema";
import { readNotice, recentNotice } from "@/lib/server/services/operations/read-notice";
import { readOperations } from "@/lib/server/services/operations/read-operations";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";
import { pauseSync, resumeSync } from "@/lib/server/services/sync/manage-sync";
import { getPlans } from "@/lib/server/zoom/plans";

let at: ChangeTest;
const admin = callerAs("admin", "Jonas Weil");

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());

/** Asks for a change that Zoom refuses with a code and words of its own. */
async function refused(code: number, message: string): Promise<void> {
  const accountId = await at.addAccount({ plan_base: running("business_monthly", 20) });
  await at.control.addFault({
    match: { method: "PUT", accountId },
    action: { kind: "status", status: 400, body: { code, message } },
  });
  const input = await at.input(accountId, { type: "business_monthly", hosts: 21 });
  await answered(changeBasePlan(at.context, callerAs("partner"), input));
}

describe("operations", () => {
  test.each(roles.filter((role) => role !== "admin"))("are refused to %s", async (role) => {
    const asked = readOperations(at.context, callerAs(role));
    await expect(asked).rejects.toMatchObject({
      code: "forbidden",
      extra: { permission: "operations.read", roles: ["admin"] },
    });
  });

  test("show an admin limits, breakers, token, reading and classes", async () => {
    await at.addAccount({ plan_base: running("business_monthly", 20) });
    const { limits, breakers, token, sync, classes } = await readOperations(at.context, admin);
    expect(limits.map(({ label }) => label)).toEqual(["light", "medium", "heavy"]);
    expect(limits.find(({ label }) => label === "medium")?.usedToday).toBeGreaterThan(0);
    expect(breakers.map(({ label, state }) => [label, state])).toEqual([
      ["read", "closed"],
      ["write", "closed"],
      ["token", "closed"],
    ]);
    expect(token).toEqual({
      state: "good",
      fetchedAt: expect.any(String),
      expiresAt: expect.any(String),
      failure: null,
    });
    expect(sync.state).toBe("never");
    expect(classes.reduce((sum, { accounts }) => sum + accounts, 0)).toBeGreaterThan(0);
  });

  test("hold no secret", async () => {
    const rows = await at.context.db.select().from(zoomToken);
    const text = JSON.stringify(await readOperations(at.context, admin));
    const { clientSecret, clientId } = at.context.env.zoom;
    const secrets = [...rows.map(({ accessToken }) => accessToken), clientSecret, clientId];
    expect(secrets.length).toBeGreaterThan(2);
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  test("count the refusals that nobody has explained, by code and words, and no other", async () => {
    await refused(1001, "User does not exist.");
    await refused(987_654, "Odd.");
    await refused(987_654, "Odd.");
    await refused(987_654, "Odder.");
    const { unexplained } = await readOperations(at.context, admin);
    expect(unexplained).toEqual([
      { code: 987_654, message: "Odd.", count: 2, lastAt: expect.any(String) },
      { code: 987_654, message: "Odder.", count: 1, lastAt: expect.any(String) },
    ]);
  });

  test("count the sub-accounts of plans that the catalogue does not know, and no other", async () => {
    const holograms = { type: "hologram_monthly", hosts: 1 };
    const plans = { plan_base: running("business_monthly", 20), plan_holograms: [holograms, holograms] };
    await at.addAccount(plans);
    await at.addAccount({ ...plans, plan_base: running("galaxy_monthly", 20) });
    const { unknownPlans } = await readOperations(at.context, admin);
    expect(unknownPlans).toEqual([
      { family: "plan_holograms", type: "hologram_monthly", count: 2 },
      { family: "plan_base", type: "galaxy_monthly", count: 1 },
    ]);
  });
});

test("operations tell that a limit is slowed after a 429, and when its full share is back", async () => {
  const before = Date.now();
  const accountId = await at.addAccount({ plan_base: running("business_monthly", 20) });
  const action = { kind: "rate_limited", limit: "qps", headers: true, retryAfter: "0" } as const;
  await at.control.addFault({ match: { method: "GET", accountId }, times: 1, action });
  await getPlans(at.context.zoom, accountId);
  const { limits } = await readOperations(at.context, admin);
  const medium = limits.find(({ label }) => label === "medium");
  expect(medium?.perSecond).toBeLessThan(medium?.fullPerSecond ?? 0);
  expect(Date.parse(medium?.last429At ?? "")).toBeGreaterThan(before);
  expect(Date.parse(medium?.fullShareAt ?? "")).toBeGreaterThan(before + 20_000);
});

describe("the notice", () => {
  test.each(roles)("is nothing to %s while everything works", async (role) => {
    expect(await readNotice(at.context, callerAs(role))).toBeNull();
  });

  test("given to a page is that of a second ago at most, and that which was last told", async () => {
    expect(await recentNotice(at.context, admin)).toBeNull();
    const paused = await pauseSync(at.context, admin);
    expect(paused.state).toBe("paused");
    expect(await readNotice(at.context, callerAs("support"))).toMatchObject({
      kind: "paused",
      by: "Jonas Weil",
      since: paused.pausedAt,
    });
    expect(await recentNotice(at.context, admin)).toMatchObject({ kind: "paused" });
    await resumeSync(at.context, admin);
    expect(await readNotice(at.context, admin)).toBeNull();
  });

  test("F10: tells everybody that Zoom refuses our credentials, and an admin why", async () => {
    const accountId = await at.addAccount({ plan_base: running("business_monthly", 20) });
    await at.control.setCredentials({ clientSecret: "another one" });
    await at.control.revokeTokens();
    await expect(getPlans(at.context.zoom, accountId)).rejects.toMatchObject({ reason: "credentials" });
    for (const role of roles)
      expect(await readNotice(at.context, callerAs(role))).toMatchObject({ kind: "credentials" });
    const { token } = await readOperations(at.context, admin);
    expect(token).toMatchObject({ state: "failed", failure: expect.stringMatching(/400 invalid_client/) });
  });
});
