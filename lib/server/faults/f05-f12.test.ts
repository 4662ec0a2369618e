import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { accountQuerySchema } from "@/lib/domain/account-query";
import { business, type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { getAccount } from "@/lib/server/services/accounts/get-account";
import { listAccounts } from "@/lib/server/services/accounts/list-accounts";
import { readPlans } from "@/lib/server/services/plans/read-plans";
import { createZoom } from "@/lib/server/zoom/client";
import { getPlans } from "@/lib/server/zoom/plans";
import { changeOf, partner, raise, send } from "./testing";
import { many, RUNS } from "./testing/attempts";

let at: ChangeTest;
const PLANS = "GET /accounts/{accountId}/plans";

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());
beforeEach(async () => {
  await at.control.clearFaults();
  await at.control.clearCounts();
});

const received = (route: string) => at.sandbox.counts().received[route] ?? 0;
const down = (status: number) => ({
  match: { method: "GET", path: "/v2/accounts/*/plans" },
  times: "always" as const,
  action: { kind: "status" as const, status, body: {} },
});

/** A client of its own, since retries are budgeted for each; its breakers stay closed, so that every call is made. */
function freshZoom() {
  const { env, db, clock, log } = at.context;
  const timings = { backoffMin: 1, backoffMax: 5 };
  return createZoom({ env, db, clock, log, timings, breakerCalls: Number.POSITIVE_INFINITY });
}

test.each([500, 502, 503, 504])(
  "F5: a read that meets %d is tried three times, then its snapshot is shown",
  async (status) => {
    const id = await at.addAccount(business(20));
    await at.control.clearCounts();
    await at.control.addFault(down(status));
    const context = { ...at.context, zoom: freshZoom() };
    await expect(readPlans(context, partner, id)).rejects.toMatchObject({
      code: "zoom_unavailable",
      headers: { "Retry-After": "10" },
    });
    expect(received(PLANS)).toBe(3);
    const shown = await getAccount(context, partner, id);
    expect(shown.plans?.lines).toMatchObject([{ type: "business_monthly", hosts: 20 }]);
    expect(Date.parse(shown.plans?.readAt ?? "")).toBeLessThanOrEqual(context.clock.now().getTime());
    expect(shown.readFailure).not.toBeNull();
    const list = await listAccounts(context, partner, accountQuerySchema.parse({}));
    expect(list.items.some((row) => row.id === id)).toBe(true);
  },
);

test("F5: waits between the tries by chance", async () => {
  const id = await at.addAccount(business(20));
  await at.control.addFault(down(503));
  const { env, db, clock, log } = at.context;
  const waits = await many(
    5,
    async () => {
      const zoom = createZoom({ env, db, clock, log, timings: { backoffMin: 5, backoffMax: 60 } });
      const began = performance.now();
      await getPlans(zoom, id).catch(() => {});
      return Math.round(performance.now() - began);
    },
    1,
  );
  expect(new Set(waits).size).toBeGreaterThan(1);
  for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(10);
});

test("F5: an outage is met with at most a tenth more calls", { timeout: 600_000 }, async () => {
  const id = await at.addAccount(business(20));
  await at.control.clearCounts();
  await at.control.addFault(down(500));
  const zoom = freshZoom();
  const calls = Math.max(200, RUNS * 5);
  await many(calls, () => getPlans(zoom, id).catch(() => {}));
  // Ten retries are in hand to begin with; from then on one for every ten calls.
  expect(received(PLANS)).toBeLessThanOrEqual(calls * 1.1 + 10);
  expect(received(PLANS)).toBeGreaterThan(calls);
});

test("F12: 124 for an account that is not ours fetches at most one token a change, and ends as refused", async () => {
  const notOurs = { code: 124, message: "This API does not support master account for sub account" };
  for (const method of ["GET", "PUT"]) {
    const tokens: number[] = [];
    await many(
      RUNS,
      async () => {
        const { id, input } = await raise(at);
        await at.control.addFault({
          match: { method, accountId: id },
          times: "always",
          action: { kind: "status", status: 401, body: notOurs },
        });
        const before = at.sandbox.counts().tokenRequests;
        const { problem } = await send(at.context, input);
        expect(problem).toMatchObject({ code: "zoom_refused", zoom: { status: 401, code: 124 } });
        expect((await changeOf(at.context, id)).state).toBe("refused");
        expect(at.ledger(id)).toEqual([]);
        tokens.push(at.sandbox.counts().tokenRequests - before);
      },
      1,
    );
    expect(Math.max(...tokens)).toBeLessThanOrEqual(1);
  }
});
