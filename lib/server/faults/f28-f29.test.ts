import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import type { Context } from "@/lib/server/context";
import { type Database, openDatabase } from "@/lib/server/db/client";
import { createZoom } from "@/lib/server/zoom/client";
import { createDispatch } from "@/lib/server/zoom/dispatcher";
import { updateBasePlan } from "@/lib/server/zoom/plans";
import { request } from "@/lib/server/zoom/request";
import { testTicket } from "@/lib/server/zoom/testing";
import { changeOf, look, raise, send, wayOf, writesReceived } from "./testing";
import { many, noteAttempts, oneIn, RUNS } from "./testing/attempts";

let at: ChangeTest;
const opened: Database[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  at = await startChangeTest();
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await at.control.clearFaults();
});
afterAll(async () => {
  await Promise.all(opened.map((db) => db.$client.end()));
  await at.close();
});

/** What another process has: its own connections, its own client of Zoom, its own memory. */
function otherProcess(): Context {
  const { env, clock, log } = at.context;
  const db = openDatabase(env.databaseUrl);
  opened.push(db);
  const timings = { backoffMin: 1, backoffMax: 5 };
  return {
    ...at.context,
    db,
    pool: db.$client,
    zoom: createZoom({ env, db, clock, log, timings, breakerCalls: Number.POSITIVE_INFINITY }),
  };
}

test("F28: two processes with one op send it once", { timeout: 600_000 }, async () => {
  const processes = [at.context, otherProcess()];
  await at.control.clearCounts();
  await many(RUNS, async () => {
    const { id, input } = await raise(at);
    const answers = await Promise.all(processes.map((context) => send(context, input)));
    const codes = answers.map(({ problem, status }) => problem?.code ?? status);
    expect(codes).toContain(200);
    expect(codes.filter((code) => code !== 200 && code !== "request_in_progress")).toEqual([]);
    expect(at.ledger(id)).toHaveLength(1);
    expect(await wayOf(at.context, id)).toEqual(["prepared", "sending", "applied"]);
  });
  expect(writesReceived(at)).toBe(RUNS);
});

test("F28: two processes with an op each for one sub-account send one", async () => {
  const processes = [at.context, otherProcess()];
  await many(RUNS, async () => {
    const { id, input } = await raise(at);
    const inputs = [input, await at.input(id, { type: "business_monthly", hosts: 22 })];
    const answers = await Promise.all(
      processes.map((context, index) => send(context, inputs[index] ?? input)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(at.ledger(id)).toHaveLength(1);
  });
});

const late = () => expect.objectContaining({ name: "ZoomNotSent", reason: "unreachable" });

test("F29: a sending that waited beyond its lease sends nothing", async () => {
  await at.control.clearCounts();
  const { id } = await raise(at);
  const ticket = testTicket(id, performance.now() - 1);
  await expect(
    updateBasePlan(at.context.zoom, ticket, { type: "business_monthly", hosts: 21 }),
  ).rejects.toEqual(late());
  expect(writesReceived(at)).toBe(0);
});

test("F29: a process that sleeps while it connects sends nothing when it wakes", async () => {
  const received: string[] = [];
  const server = createServer((message, response) => {
    received.push(message.method ?? "");
    response.end("{}");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://localhost:${Object(server.address()).port}/v2/x`;
  const { writes } = createDispatch(3_000);
  const order = {
    method: "PUT",
    url,
    headers: {},
    body: "{}",
    deadlineMs: 20_000,
    dispatch: writes,
    secrets: [],
  };
  const now = performance.now.bind(performance);
  const awake = await request({ ...order, sendBefore: now() + 23_000 });
  expect([awake.status, received.length]).toEqual([200, 1]);
  const asleep = request({ ...order, sendBefore: now() + 23_000 });
  // The name is looked up and the connection made in later turns of the loop.
  setImmediate(() => vi.spyOn(performance, "now").mockImplementation(() => now() + 90_000));
  await expect(asleep).rejects.toEqual(late());
  expect(received).toHaveLength(1);
  server.close();
});

test("F29: a process stopped before its send and woken with its lease lost sends nothing", {
  timeout: 600_000,
}, async () => {
  await at.control.clearCounts();
  let early = 0;
  for (let stopped = 0; stopped < oneIn(10); ) {
    const sent = await stopBeforeSend();
    if (sent === null) stopped += 1;
    else early += sent;
  }
  expect(writesReceived(at)).toBe(early);
});

/**
 * Gives null, or how often was sent when the process came to its end before it could be stopped, as on a busy machine
 * it may: that says nothing of what a stopped one does.
 */
async function stopBeforeSend(): Promise<number | null> {
  const { id, input } = await raise(at);
  const child = startProcess(input);
  const ended = once(child, "message");
  // Heavy calls have to wait, so the process stands between its journal and Zoom.
  await at.context.pool.query(`
    insert into rate_limits (label, arrival, day, blocked_until)
    values ('heavy', 0, current_date, clock_timestamp() + interval '2 seconds')
    on conflict (label) do update set blocked_until = excluded.blocked_until`);
  await expect
    .poll(async () => (await changeOf(at.context, id).catch(() => null))?.state, {
      timeout: 20_000,
      interval: 5,
    })
    .toMatch(/sending|not_sent/);
  child.kill("SIGSTOP");
  if ((await changeOf(at.context, id)).state !== "sending") return 0;
  await look(at, 26);
  await wait(1_500);
  if (at.ledger(id).length > 0) return at.ledger(id).length;
  noteAttempts(1);
  expect((await changeOf(at.context, id)).state).toBe("unknown");
  child.kill("SIGCONT");
  expect((await ended)[0]).toEqual({ status: 202, state: "unknown" });
  await look(at, 2, 5, 15, 45);
  expect((await changeOf(at.context, id)).state).toBe("not_applied");
  expect(at.ledger(id)).toEqual([]);
  return null;
}

function startProcess(input: object): ChildProcess {
  const { zoom, databaseUrl } = at.context.env;
  const child = fork(fileURLToPath(new URL("./testing/paused-process.ts", import.meta.url)), [], {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    env: {
      ...process.env,
      FAULT_CHANGE: JSON.stringify(input),
      ZOOM_API_BASE_URL: zoom.apiBaseUrl,
      ZOOM_OAUTH_TOKEN_URL: zoom.tokenUrl,
      ZOOM_ACCOUNT_ID: zoom.accountId,
      ZOOM_CLIENT_ID: zoom.clientId,
      ZOOM_CLIENT_SECRET: zoom.clientSecret,
      DATABASE_URL: databaseUrl,
      NEXTAUTH_URL: at.context.env.auth.url,
      NEXTAUTH_SECRET: at.context.env.auth.secret,
      AUTH_DEMO_USERS: "1",
    },
  });
  children.push(child);
  return child;
}
