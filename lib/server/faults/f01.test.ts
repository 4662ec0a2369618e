import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import type { Context } from "@/lib/server/context";
import { createZoom } from "@/lib/server/zoom/client";
import { updateBasePlan } from "@/lib/server/zoom/plans";
import { testTicket } from "@/lib/server/zoom/testing";
import { changeOf, raise, send } from "./testing";
import { many, RUNS } from "./testing/attempts";

let at: ChangeTest;
let silent: Server;
let knocks = 0;
const CONNECT_MS = 150;

beforeAll(async () => {
  at = await startChangeTest();
  // Takes the TCP connection and never says a word of TLS: no byte of a request can leave.
  silent = createServer(() => {
    knocks += 1;
  });
  await once(silent.listen(0, "127.0.0.1"), "listening");
});
afterAll(async () => {
  silent.close();
  await at.close();
});

/** A context whose Zoom stands at another address; the token still comes from the sandbox. */
function contextAt(apiBaseUrl: string): Context {
  const env = { ...at.context.env, zoom: { ...at.context.env.zoom, apiBaseUrl } };
  const { db, clock, log } = at.context;
  const timings = { connect: CONNECT_MS, read: 2_000, write: 8_000, backoffMin: 40, backoffMax: 60 };
  return {
    ...at.context,
    env,
    zoom: createZoom({ env, db, clock, log, timings, breakerCalls: Number.POSITIVE_INFINITY }),
  };
}

function hanging(): Context {
  return contextAt(`https://127.0.0.1:${Object(silent.address()).port}/v2`);
}

test("F1: a write whose connection hangs is tried three times and is not sent", async () => {
  knocks = 0;
  const began = performance.now();
  const write = updateBasePlan(hanging().zoom, testTicket(), { type: "monthly", hosts: 101 });
  await expect(write).rejects.toMatchObject({ name: "ZoomNotSent", reason: "unreachable" });
  expect(knocks).toBe(3);
  // Node counts a limit on connecting in steps of half a second.
  expect(performance.now() - began).toBeLessThan(8_000);
});

test("F1: a change whose connection hangs ends as not sent, safe to try again", async () => {
  const context = hanging();
  await many(
    RUNS,
    async () => {
      const { id, input } = await raise(at);
      const began = performance.now();
      const { problem } = await send(context, input);
      expect(performance.now() - began).toBeLessThan(12_000);
      expect(problem).toMatchObject({ status: 503, code: "zoom_unavailable" });
      expect((await changeOf(context, id)).state).toBe("not_sent");
      expect(at.ledger(id)).toEqual([]);
      const again = await at.input(id, input.request);
      expect(await send(at.context, again)).toMatchObject({ status: 200, change: { state: "applied" } });
      expect(at.ledger(id)).toHaveLength(1);
    },
    4,
  );
});

/** Passes connections on to the sandbox and refuses the next `refused` ones after a whole GET went through. */
async function startGate(refused: number) {
  const sockets = new Set<Socket>();
  const gate = createServer((near) => {
    const far = connect(at.sandbox.port, "127.0.0.1");
    for (const socket of [near, far]) sockets.add(socket.on("error", () => socket.destroy()));
    near.pipe(far);
    far.pipe(near);
    near.once("data", (bytes) => {
      if (bytes.toString().startsWith("GET")) close();
    });
  });
  await once(gate.listen(0, "127.0.0.1"), "listening");
  const { port } = Object(gate.address());
  function close() {
    gate.close();
    const open = () => void gate.listen(port, "127.0.0.1");
    if (refused < Number.POSITIVE_INFINITY) setTimeout(open, refused * 25);
  }
  const stop = () => {
    gate.close();
    for (const socket of sockets) socket.destroy();
  };
  return { url: `http://127.0.0.1:${port}/v2`, stop };
}

test("F1: a connection that comes about at a later try sends the change once", async () => {
  const outcomes = await many(
    RUNS,
    async (index) => {
      const gate = await startGate(index % 3 === 2 ? Number.POSITIVE_INFINITY : 1);
      const { id, input } = await raise(at);
      const { change, problem } = await send(contextAt(gate.url), input);
      gate.stop();
      const { state } = await changeOf(at.context, id);
      expect(state).toBe(change ? "applied" : "not_sent");
      expect(problem?.code).toBe(change ? undefined : "zoom_unavailable");
      expect(at.ledger(id)).toHaveLength(change ? 1 : 0);
      return state;
    },
    1,
  );
  expect(new Set(outcomes).size).toBe(RUNS < 3 ? 1 : 2);
});
