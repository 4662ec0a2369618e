import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { changeBasePlanSchema } from "@/lib/domain/change-base-plan";
import { changeReply } from "@/lib/server/changes/change-reply";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { setContext } from "@/lib/server/context";
import { handle } from "@/lib/server/http/handle";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";
import { ORIGIN, OWN_PAGE } from "@/lib/server/testing";
import { changeOf, raiseInBrowser, writesReceived } from "./testing";
import { many, RUNS } from "./testing/attempts";

let at: ChangeTest;

const put = handle({ permission: "plans.write", body: changeBasePlanSchema, write: true }, async (input) =>
  changeReply(
    await changeBasePlan(input.context, input.caller, {
      accountId: input.params.accountId ?? "",
      request: input.body,
      ...input.headers,
    }),
  ),
);

beforeAll(async () => {
  at = await startChangeTest();
  setContext(at.context);
});
afterAll(async () => {
  setContext(null);
  await at.close();
});
afterEach(() => at.control.clearFaults());

/** Sends a change as the browser does; the signal is what closing the tab does to it. */
function sendFromBrowser(
  { id, input, cookie }: Awaited<ReturnType<typeof raiseInBrowser>>,
  signal?: AbortSignal,
): Promise<Response> {
  const headers = {
    ...OWN_PAGE,
    cookie,
    "content-type": "application/json",
    "idempotency-key": input.idempotencyKey,
    "if-match": `"${input.ifMatch}"`,
  };
  const body = JSON.stringify(input.request);
  const request = new Request(`${ORIGIN}/api/accounts/${id}/plans/base`, {
    method: "PUT",
    headers,
    body,
    ...(signal ? { signal } : {}),
  });
  return put(request, { params: Promise.resolve({ accountId: id }) });
}

test("F33: a browser that lost the line during the sending finds its change by the key, at once", {
  timeout: 600_000,
}, async () => {
  await many(RUNS, async () => {
    const raised = await raiseInBrowser(at);
    const closed = new AbortController();
    await at.control.addFault({
      match: { method: "PUT", accountId: raised.id },
      action: { kind: "delay", ms: 600 },
    });
    const lost = sendFromBrowser(raised, closed.signal).catch(() => {});
    await expect.poll(() => stateOf(raised.id), { interval: 25, timeout: 15_000 }).toBe("sending");
    closed.abort();
    const early = await sendFromBrowser(raised);
    expect([200, 409]).toContain(early.status);
    await lost;
    const began = performance.now();
    const found = await sendFromBrowser(raised);
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(await found.json()).toMatchObject({
      state: "applied",
      id: (await changeOf(at.context, raised.id)).id,
    });
    expect(at.ledger(raised.id)).toHaveLength(1);
  });
});

test("F33: what never reached us is not there and nothing sends it later", async () => {
  const raised = await raiseInBrowser(at);
  const before = writesReceived(at);
  expect(await stateOf(raised.id)).toBeNull();
  const found = await sendFromBrowser(raised);
  expect(found.status).toBe(200);
  expect(writesReceived(at)).toBe(before + 1);
});

test("F34: a change runs to its end although the browser was killed", { timeout: 600_000 }, async () => {
  await many(RUNS, async (index) => {
    const raised = await raiseInBrowser(at);
    const killed = new AbortController();
    const slow = index % 2 === 0 ? "GET" : "PUT";
    await at.control.addFault({
      match: { method: slow, accountId: raised.id },
      action: { kind: "delay", ms: 400 },
    });
    const request = sendFromBrowser(raised, killed.signal).catch(() => {});
    await expect
      .poll(() => stateOf(raised.id), { interval: 25, timeout: 15_000 })
      .toMatch(/prepared|sending/);
    killed.abort();
    await expect.poll(() => stateOf(raised.id), { interval: 25, timeout: 15_000 }).toBe("applied");
    expect(at.ledger(raised.id)).toHaveLength(1);
    await request;
  });
});

async function stateOf(accountId: string): Promise<string | null> {
  const { rows } = await at.context.pool.query<{ state: string }>(
    "select state from changes where account_id = $1",
    [accountId],
  );
  return rows[0]?.state ?? null;
}
