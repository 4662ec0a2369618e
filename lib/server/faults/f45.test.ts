import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { FaultAction } from "@/lib/sandbox/faults/fault";
import { buildId } from "@/lib/server/build-id";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { setContext } from "@/lib/server/context";
import { DRAIN_MS } from "@/lib/server/end-in-time";
import { guarded } from "@/lib/server/http/guarded";
import { ORIGIN, OWN_PAGE } from "@/lib/server/testing";
import { changeOf, look, raiseInBrowser } from "./testing";
import { many, oneIn, RUNS } from "./testing/attempts";

let at: ChangeTest;
const children: ChildProcess[] = [];

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await at.control.clearFaults();
});

async function start(script: string, ...args: string[]): Promise<ChildProcess> {
  const { zoom, databaseUrl, auth } = at.context.env;
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), args, {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    env: {
      ...process.env,
      ZOOM_API_BASE_URL: zoom.apiBaseUrl,
      ZOOM_OAUTH_TOKEN_URL: zoom.tokenUrl,
      ZOOM_ACCOUNT_ID: zoom.accountId,
      ZOOM_CLIENT_ID: zoom.clientId,
      ZOOM_CLIENT_SECRET: zoom.clientSecret,
      DATABASE_URL: databaseUrl,
      NEXTAUTH_URL: auth.url,
      NEXTAUTH_SECRET: auth.secret,
      AUTH_DEMO_USERS: "1",
      LOG_LEVEL: "info",
    },
    silent: true,
  });
  children.push(child);
  return child;
}

/** Sends changes through a web process, and stops it while each of them waits for Zoom. */
async function stopMidway(changes: number, drainMs: number, action: FaultAction) {
  const child = await start("./testing/web-process.ts", String(drainMs));
  const [port] = await once(child, "message");
  const raised = await many(changes, () => raiseInBrowser(at));
  for (const { id } of raised) await at.control.addFault({ match: { method: "PUT", accountId: id }, action });
  const answers = raised.map(({ id, input, cookie }) =>
    fetch(`http://127.0.0.1:${port}/api/accounts/${encodeURIComponent(id)}/plans/base`, {
      method: "PUT",
      headers: {
        ...OWN_PAGE,
        origin: ORIGIN,
        cookie,
        "content-type": "application/json",
        "idempotency-key": input.idempotencyKey,
        "if-match": `"${input.ifMatch}"`,
      },
      body: JSON.stringify(input.request),
    }).then(
      (answer) => answer.status,
      () => null,
    ),
  );
  const states = () => Promise.all(raised.map(async ({ id }) => (await changeOf(at.context, id)).state));
  await expect
    .poll(() => states().catch(() => []), { timeout: 15_000, interval: 10 })
    .toEqual(raised.map(() => "sending"));
  const began = performance.now();
  child.kill("SIGTERM");
  const [code] = await once(child, "exit");
  return {
    ids: raised.map(({ id }) => id),
    answers: await Promise.all(answers),
    code,
    ms: performance.now() - began,
    states,
  };
}

test("F45: a web process that is asked to stop finishes the changes that run, and answers them", {
  timeout: 180_000,
}, async () => {
  const changes = Math.min(RUNS, 40);
  const { ids, answers, code, ms, states } = await stopMidway(changes, DRAIN_MS, {
    kind: "delay",
    ms: 1_500,
  });
  expect([code, answers]).toEqual([143, ids.map(() => 200)]);
  expect(ms).toBeLessThan(20_000);
  expect(await states()).toEqual(ids.map(() => "applied"));
  for (const id of ids) expect(at.ledger(id)).toHaveLength(1);
});

test("F45: a change that does not end in time is not known, and is settled by the next process", {
  timeout: 180_000,
}, async () => {
  const count = oneIn(5);
  const all = <T>(one: T) => Array.from({ length: count }, () => one);
  const { ids, answers, code, ms, states } = await stopMidway(count, 800, { kind: "apply_no_answer" });
  expect([code, answers]).toEqual([1, all(null)]);
  expect(ms).toBeLessThan(800 + 1_000);
  expect(await states()).toEqual(all("sending"));
  await look(at, 26);
  expect(await states()).toEqual(all("unknown"));
  await look(at, 2);
  expect(await states()).toEqual(all("applied"));
  for (const id of ids) expect(at.ledger(id)).toHaveLength(1);
});

test("F45: the worker ends what it looks at and goes within 20 s", { timeout: 600_000 }, async () => {
  const child = await start("../worker.ts");
  await untilPrinted(child, "the worker is up");
  const began = performance.now();
  child.kill("SIGTERM");
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
  expect(performance.now() - began).toBeLessThan(DRAIN_MS);
});

async function untilPrinted(child: ChildProcess, words: string): Promise<void> {
  let printed = "";
  child.stdout?.on("data", (chunk) => {
    printed += chunk;
  });
  await expect.poll(() => printed, { timeout: 20_000 }).toContain(words);
}

test("F45: every answer of the API names the build it came from", async () => {
  setContext(at.context);
  const answer = await guarded(new Request(`${ORIGIN}/api/x`), async () => ({}));
  setContext(null);
  expect(answer.headers.get("x-plandesk-build")).toBe(buildId());
  expect(buildId()).not.toBe("");
});
