import { createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createZoom } from "@/lib/server/zoom/client";
import type { ZoomNotSent } from "@/lib/server/zoom/errors";
import { getPlans, updateBasePlan } from "@/lib/server/zoom/plans";
import {
  createTestZoom,
  json,
  type Script,
  type ScriptedZoom,
  scriptZoom,
  testTicket,
} from "@/lib/server/zoom/testing";

const PLANS = { plan_base: { type: "monthly", hosts: 100 } };
const WANTED = { type: "monthly", hosts: 101 };
const TIMINGS = { connect: 500, read: 1_000, write: 1_000 };

let server: ScriptedZoom;
let client: Awaited<ReturnType<typeof createTestZoom>>;

beforeAll(async () => {
  server = await scriptZoom(() => {});
  client = await createTestZoom(server.zoom, TIMINGS);
});

beforeEach(() => {
  server.received.length = 0;
});

afterAll(async () => {
  await client.drop();
  await server.close();
});

async function outcome(call: Promise<unknown>) {
  const began = performance.now();
  const result = await call.then(
    () => ({ name: "done" }),
    (error: Error) => ({ ...error, name: error.name, message: error.message }),
  );
  return { ...result, ms: performance.now() - began, sent: server.received.length };
}

const write = () => outcome(updateBasePlan(client.zoom, testTicket(), WANTED));
const read = () => outcome(getPlans(client.zoom, "acc-1"));

const drip =
  (head: boolean): Script =>
  (_received, response) => {
    const { socket } = response;
    socket?.write(head ? "HTTP/1.1 200 OK\r\nx-padding: " : "HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n");
    const timer = setInterval(() => socket?.write(" "), 20);
    socket?.on("close", () => clearInterval(timer));
  };

const BROKEN: [string, Script, number][] = [
  ["hangs", () => {}, 1],
  ["drips its body", drip(false), 1],
  ["drips its head", drip(true), 1],
  ["resets the connection", (_received, response) => response.socket?.resetAndDestroy(), 3],
  [
    "cuts the body and resets",
    (_received, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
      response.write('{"plan_base"', () => response.socket?.resetAndDestroy());
    },
    3,
  ],
  ["ends in the middle of the JSON", (_received, response) => void response.end('{"plan_base":{"ty'), 1],
  ["answers 500", (_received, response) => json(response, 500, { code: 2100, message: "no" }), 3],
  ["answers 503", (_received, response) => void response.writeHead(503).end(), 3],
  ["answers 408", (_received, response) => void response.writeHead(408).end(), 3],
  [
    "sends a web page of 2 MB",
    (_received, response) => {
      response
        .writeHead(200, { "content-type": "text/html" })
        .end(`<h1>secret page</h1>${"x".repeat(2_000_000)}`);
    },
    1,
  ],
  [
    "sends 300 KiB with a 400",
    (_received, response) => json(response, 400, { code: 1, message: "x".repeat(300_000) }),
    1,
  ],
  ["names a key twice", (_received, response) => void response.end('{"plan_base":{},"plan_base":{}}'), 1],
  [
    "sends text that is not UTF-8",
    (_received, response) => void response.end(Buffer.from([0x7b, 0xff, 0x7d])),
    1,
  ],
  ["answers an unknown status", (_received, response) => void response.writeHead(226).end("{}"), 1],
];

it.each(BROKEN)("calls a write that Zoom %s not known, and sends it once", async (_name, script) => {
  server.script = script;
  const result = await write();
  expect(result).toMatchObject({ name: "ZoomNoAnswer", sent: 1 });
  expect(result.ms).toBeLessThan(TIMINGS.write + 500);
  expect(JSON.stringify(result)).not.toMatch(/token-\d|secret page|xxxx/);
});

it.each(BROKEN)("ends a read that Zoom %s, after as many tries as may help", async (_name, script, tries) => {
  server.script = script;
  // A client with a retry budget of its own: one budget would be used up by this table.
  const result = await outcome(getPlans(createZoom(client.parts), "acc-1"));
  expect(result).toMatchObject({ name: "ZoomNoAnswer", sent: tries });
  expect(result.ms).toBeLessThan(TIMINGS.read + 500);
});

it("leaves no connection behind after answers that never ended", async () => {
  const own = await scriptZoom(() => {});
  const zoom = createZoom({ ...client.parts, env: { zoom: own.zoom } });
  for (const script of [drip(true), drip(false), () => {}]) {
    own.script = script;
    await Promise.all(Array.from({ length: 20 }, () => outcome(updateBasePlan(zoom, testTicket(), WANTED))));
  }
  // Node opens one idle connection after each abort and ends it after 4 s.
  await expect.poll(() => own.connections(), { timeout: 10_000 }).toBe(0);
  expect(own.received).toHaveLength(60);
  await own.close();
});

it("gives a body back when the second try of a read succeeds", async () => {
  server.script = (_received, response) =>
    server.received.length === 1 ? json(response, 502, {}) : json(response, 200, PLANS);
  expect((await getPlans(client.zoom, "acc-1")).raw).toEqual(PLANS);
  expect(server.received.map(({ method, url }) => `${method} ${url}`)).toEqual(
    Array(2).fill("GET /v2/accounts/acc-1/plans"),
  );
});

it("B11: sends nothing to where a redirect points", async () => {
  const elsewhere = await scriptZoom((_received, response) => json(response, 200, PLANS));
  for (const status of [301, 302, 303, 307, 308]) {
    server.script = (_received, response) =>
      void response.writeHead(status, { location: elsewhere.zoom.apiBaseUrl }).end();
    expect(await write()).toMatchObject({ name: "ZoomNoAnswer", status });
    expect(await read()).toMatchObject({ name: "ZoomNoAnswer", status });
  }
  expect(elsewhere.received).toEqual([]);
  await elsewhere.close();
});

it("counts a refused connection, an unknown name and a silent TLS handshake as not sent", async () => {
  const silent = createServer(() => {}).listen(0, "127.0.0.1");
  const { port = 0 } = Object(silent.address());
  const gone = await scriptZoom(() => {});
  await gone.close();
  const bases = [gone.zoom.apiBaseUrl, "https://no-such-name.invalid/v2", `https://127.0.0.1:${port}/v2`];
  for (const apiBaseUrl of bases) {
    const own = createZoom({ ...client.parts, env: { zoom: { ...server.zoom, apiBaseUrl } } });
    const notSent = { name: "ZoomNotSent", reason: "unreachable" };
    expect(await outcome(updateBasePlan(own, testTicket(), WANTED))).toMatchObject(notSent);
    expect(await outcome(getPlans(own, "acc-1"))).toMatchObject(notSent);
  }
  silent.close();
});

it("sends a write as JSON with the token, on a connection of its own", async () => {
  server.script = (_received, response) => void response.writeHead(204).end();
  const answer = await updateBasePlan(client.zoom, testTicket("a//b"), WANTED);
  expect(answer).toMatchObject({ status: 204, body: null, requestId: null });
  expect(server.received[0]?.headers.authorization).toMatch(/^Bearer token-\d$/);
  expect(server.received).toMatchObject([
    {
      method: "PUT",
      url: "/v2/accounts/a%252F%252Fb/plans/base",
      body: '{"type":"monthly","hosts":101}',
      headers: { "content-type": "application/json", connection: "close" },
    },
  ]);
});

it("does not send a write again that got a 429, and stops the label for as long as Zoom says", async () => {
  const own = await createTestZoom(server.zoom, TIMINGS);
  const retryAfter = new Date(Date.now() + 3_600_000).toISOString();
  server.script = (_received, response) => json(response, 429, {}, { "retry-after": retryAfter });
  const limited = { name: "ZoomNotSent", reason: "rate_limited", sent: 1 };
  const first = await outcome(updateBasePlan(own.zoom, testTicket(), WANTED));
  const second = await outcome(updateBasePlan(own.zoom, testTicket(), WANTED));
  await own.drop();
  expect(first).toMatchObject(limited);
  expect(second).toMatchObject(limited);
  for (const result of [first, second]) {
    expect((result as Partial<ZoomNotSent>).retryAfterSeconds).toBeGreaterThan(3_500);
  }
});

it("reads again after the seconds that a 429 names", async () => {
  const own = await createTestZoom(server.zoom, { ...TIMINGS, read: 5_000 });
  server.script = (_received, response) =>
    server.received.length === 1
      ? json(response, 429, {}, { "retry-after": "1" })
      : json(response, 200, PLANS);
  const result = await outcome(getPlans(own.zoom, "acc-1"));
  await own.drop();
  expect(result).toMatchObject({ name: "done", sent: 2 });
  expect(result.ms).toBeGreaterThanOrEqual(990);
});

it("stops retrying when a tenth of the calls were retries", async () => {
  const own = createZoom(client.parts);
  server.script = (_received, response) => void response.writeHead(500).end();
  for (let call = 0; call < 30; call += 1) await outcome(getPlans(own, "acc-1"));
  // Thirty calls, ten retries to begin with and three earned.
  expect(server.received.length).toBeGreaterThanOrEqual(40);
  expect(server.received.length).toBeLessThanOrEqual(43);
});
