import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FaultAction } from "@/lib/sandbox/faults/fault";
import { business, type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { accountPlans } from "@/lib/server/db/schema";
import { getAccount } from "@/lib/server/services/accounts/get-account";
import { addAddon } from "@/lib/server/services/plans/add-addon";
import { readPlans } from "@/lib/server/services/plans/read-plans";
import { json, type ScriptedZoom, scriptZoom } from "@/lib/server/zoom/testing";
import { changeOf, look, partner, raiseUnder, send, tally } from "./testing";
import { many, noteAttempts, RUNS } from "./testing/attempts";

let at: ChangeTest;

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());
beforeEach(() => at.control.clearFaults());

const HUNDRED = Math.min(100, RUNS * 3);

describe.each([
  [
    "F13: HTTP 200 with a code",
    200,
    { code: 200, message: "Free trial and VIP account can't update sub plan." },
  ],
  ["F14: HTTP 300 with a code", 300, { code: 300, message: "Plan types do not match." }],
])("%s", (name, status, body) => {
  test(`${name} is shown as refused in Zoom's words, ${HUNDRED} of ${HUNDRED} times`, {
    timeout: 300_000,
  }, async () => {
    const id = await at.addAccount(business(20));
    await at.control.addFault({
      match: { method: "PUT", accountId: id },
      times: "always",
      action: { kind: "status", status, body, headers: { location: `${at.sandbox.apiBaseUrl}/users` } },
    });
    const states = await many(
      HUNDRED,
      async () => {
        const { problem, change } = await send(
          at.context,
          await at.input(id, { type: "business_monthly", hosts: 21 }),
        );
        expect(problem).toMatchObject({ code: "zoom_refused", zoom: { status, ...body } });
        return change?.state ?? "refused";
      },
      1,
    );
    expect(new Set(states)).toEqual(new Set(["refused"]));
    expect(at.ledger(id)).toEqual([]);
    expect(at.sandbox.counts().received.other ?? 0).toBe(0);
  });
});

test("F15: a redirect to another host gets no byte, leaves a write unknown and ends a read", async () => {
  const elsewhere: ScriptedZoom = await scriptZoom((_received, response) => json(response, 200, {}));
  let connections = 0;
  const count = setInterval(async () => {
    connections = Math.max(connections, await elsewhere.connections());
  }, 5);
  await many(RUNS, async (index) => {
    const status = [301, 302, 303, 307, 308][index % 5] ?? 302;
    const action = { kind: "redirect", location: elsewhere.zoom.apiBaseUrl, status } as const;
    const { id, answer } = await raiseUnder(at, action);
    expect(answer).toMatchObject({ status: 202, change: { state: "unknown" } });
    await at.control.addFault({ match: { method: "GET", path: `/v2/accounts/${id}/plans` }, action });
    await expect(readPlans(at.context, partner, id)).rejects.toMatchObject({ code: "zoom_unavailable" });
  });
  clearInterval(count);
  expect({ received: elsewhere.received, tokens: elsewhere.tokenRequests, connections }).toEqual({
    received: [],
    tokens: 0,
    connections: 0,
  });
  await elsewhere.close();
});

describe("F16: an answer that is not as it should be", () => {
  const BAD_READS: FaultAction[] = [
    { kind: "cut_json" },
    { kind: "cut_json", reset: true },
    { kind: "duplicate_keys" },
    { kind: "html", status: 200 },
    { kind: "status", status: 200, body: [1, 2] },
    { kind: "status", status: 200, body: "plans" },
  ];

  test.each(BAD_READS)(
    "F16: %j of a read keeps the last good plans and notes the failure",
    async (action) => {
      const id = await at.addAccount(business(20));
      await at.control.addFault({ match: { method: "GET", accountId: id }, times: "always", action });
      await expect(readPlans(at.context, partner, id)).rejects.toMatchObject({ name: "AppError" });
      const { plans, readFailure } = await getAccount(at.context, partner, id);
      expect(plans?.lines).toMatchObject([{ type: "business_monthly", hosts: 20 }]);
      expect(readFailure).not.toBeNull();
    },
  );

  test.each(["null_plans", "wrong_types"] as const)("F16: %s of a read breaks nothing", async (kind) => {
    const id = await at.addAccount(business(20));
    await at.control.addFault({ match: { method: "GET", accountId: id }, action: { kind } });
    const read = await readPlans(at.context, partner, id);
    expect(read.raw).toHaveProperty("plan_base");
    for (const line of read.lines) expect(line.hosts === null || Number.isInteger(line.hosts)).toBe(true);
  });

  test("F16: cut or doubled JSON of a write leaves it unknown, then settles by reading", async () => {
    const kinds = [
      { kind: "cut_json", apply: true },
      { kind: "duplicate_keys", apply: true },
    ] as const;
    const ids = await many(RUNS * 2, async (index) => {
      // An update answers without a body, an add-on with one.
      const id = await at.addAccount(business(20));
      const action = kinds[index % 2] ?? kinds[0];
      await at.control.addFault({ match: { method: "POST", accountId: id }, action });
      const input = await at.input(id, { type: "webinar500_monthly", hosts: 2 });
      const { status, change } = await addAddon(at.context, partner, input);
      expect([status, change.state]).toEqual([202, "unknown"]);
      return id;
    });
    await look(at, 2);
    const rows = await Promise.all(ids.map((id) => changeOf(at.context, id)));
    expect(tally(rows)).toEqual({ applied: RUNS * 2 });
  });

  test("F16: a family that nobody knows is shown raw and stays as it is through a change", async () => {
    const hologram = { type: "hologram_monthly", hosts: 7, next_invoice_date: "2027-01-15", beams: [1, 2] };
    const id = await at.addAccount({ ...business(20), plan_hologram: hologram });
    const before = await readPlans(at.context, partner, id);
    expect(before.lines.find((line) => line.family === "plan_hologram")).toMatchObject({
      hosts: 7,
      known: false,
    });
    const input = await at.input(id, { type: "business_monthly", hosts: 21 });
    expect((await send(at.context, input)).change).toMatchObject({ state: "applied" });
    const [kept] = await at.context.db.select().from(accountPlans).where(eq(accountPlans.accountId, id));
    expect(kept?.raw).toMatchObject({ plan_base: { hosts: 21 }, plan_hologram: hologram });
    expect(at.ledger(id)).toMatchObject([{ body: { type: "business_monthly", hosts: 21 } }]);
  });
});

describe("F17: a web page of 2 MB", () => {
  test("F17: is judged by its status and never shown", async () => {
    const outcomes = await many(RUNS, async (index) => {
      const { id, answer } = await raiseUnder(at, {
        kind: "html",
        status: index % 2 ? 200 : 502,
        bytes: 2_000_000,
      });
      const { evidence } = await changeOf(at.context, id);
      expect(JSON.stringify({ answer, evidence })).not.toMatch(/<html|<h1|xxxx/i);
      return answer.change?.state;
    });
    expect(new Set(outcomes)).toEqual(new Set(["unknown"]));
  });

  test("F17: a thousand of them grow the process by at most 5 MB", { timeout: 600_000 }, async () => {
    const page = Buffer.alloc(2_000_000, "<p>x</p>");
    const server = await scriptZoom((_received, response) => {
      response.on("error", () => {});
      response.writeHead(502, { "content-type": "text/html" }).end(page);
    });
    const runs = RUNS >= 100 ? 1_000 : 300;
    const child = startReader(server.zoom.apiBaseUrl, runs);
    const [{ rss, live, failed }] = await once(child, "message");
    child.disconnect();
    await server.close();
    noteAttempts(runs);
    expect(failed).toBe(runs);
    expect(rss).toBeLessThan(5 * 1024 * 1024);
    expect(live).toBeLessThan(5 * 1024 * 1024);
  });
});

function startReader(url: string, runs: number): ChildProcess {
  const path = fileURLToPath(new URL("./testing/page-reader.ts", import.meta.url));
  return fork(path, [url, String(runs)], {
    env: { ...process.env, MALLOC_ARENA_MAX: "1" },
    execArgv: ["--expose-gc", "--max-semi-space-size=2", "--conditions=react-server", "--import", "tsx"],
  });
}
