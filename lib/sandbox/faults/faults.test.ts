import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SCENARIO } from "../scenarios/ids";
import { askToken, openSandbox } from "../test-client";
import type { FaultAction } from "./fault";

let opened: Awaited<ReturnType<typeof openSandbox>>;
beforeEach(async () => {
  opened = await openSandbox();
});
afterEach(() => opened.sandbox.close());

const ID = SCENARIO.businessYearly;
const read = () => opened.call("GET", `/accounts/${ID}/plans`);
const write = (hosts = 31) =>
  opened.call("PUT", `/accounts/${ID}/plans/base`, { type: "business_yearly", hosts });
const applied = () => opened.sandbox.ledger().applied.length;
const hostsOf = async () => ((await read()).body as { plan_base: { hosts: number } }).plan_base.hosts;

async function onWrite(action: FaultAction): Promise<void> {
  await opened.control.addFault({ match: { method: "PUT", path: "/v2/accounts/*/plans/base" }, action });
}

async function onRead(action: FaultAction): Promise<void> {
  await opened.control.addFault({ match: { method: "GET", accountId: ID }, action });
}

/** Sends without waiting for an answer that may never come; aborts when `done` says so. */
async function sendUntil(done: () => boolean): Promise<string> {
  const abort = new AbortController();
  const pending = fetch(`${opened.sandbox.apiBaseUrl}/accounts/${ID}/plans/base`, {
    method: "PUT",
    signal: abort.signal,
    headers: { authorization: await bearer(), "content-type": "application/json" },
    body: JSON.stringify({ type: "business_yearly", hosts: 31 }),
  }).then(
    () => "answered",
    () => "no answer",
  );
  await expect.poll(done, { interval: 5 }).toBe(true);
  abort.abort();
  return pending;
}

async function bearer(): Promise<string> {
  const { body } = await askToken(opened.sandbox.tokenUrl);
  return `Bearer ${(body as { access_token: string }).access_token}`;
}

const received = () => opened.sandbox.counts().received["PUT /accounts/{accountId}/plans/base"] ?? 0;

describe("writes", () => {
  it("resets the connection before anything is applied", async () => {
    await onWrite({ kind: "reset_before" });
    await expect(write()).rejects.toThrow("fetch failed");
    expect(applied()).toBe(0);
  });

  it("resets the connection after the change was applied once", async () => {
    await onWrite({ kind: "reset_after" });
    await expect(write()).rejects.toThrow("fetch failed");
    expect(applied()).toBe(1);
    expect(await hostsOf()).toBe(31);
  });

  it("hangs without applying", async () => {
    await onWrite({ kind: "hang" });
    expect(await sendUntil(() => received() === 1)).toBe("no answer");
    expect(applied()).toBe(0);
  });

  it("applies and never answers", async () => {
    await onWrite({ kind: "apply_no_answer" });
    expect(await sendUntil(() => applied() === 1)).toBe("no answer");
  });

  it("applies late, after the connection was reset and the old state was read", async () => {
    await onWrite({ kind: "apply_late", ms: 300, connection: "reset" });
    await expect(write()).rejects.toThrow("fetch failed");
    expect(await hostsOf()).toBe(30);
    await expect.poll(applied, { interval: 10 }).toBe(1);
    expect(await hostsOf()).toBe(31);
  });

  it("answers any status with or without applying", async () => {
    await onWrite({
      kind: "status",
      status: 503,
      body: { code: 5, message: "down" },
      headers: { "retry-after": "2" },
    });
    const refused = await write();
    expect([refused.status, refused.body]).toEqual([503, { code: 5, message: "down" }]);
    expect(refused.headers.get("retry-after")).toBe("2");
    expect(applied()).toBe(0);
    await onWrite({ kind: "status", status: 500, apply: true });
    expect((await write()).status).toBe(500);
    expect(applied()).toBe(1);
  });

  it("answers HTTP 200 with a code in the body without applying", async () => {
    await onWrite({ kind: "status", status: 200, body: { code: 200, message: "Not today." } });
    const answer = await write();
    expect([answer.status, answer.body]).toEqual([200, { code: 200, message: "Not today." }]);
    expect(applied()).toBe(0);
  });

  it("holds reads back after a write for the time it says", async () => {
    await onWrite({ kind: "stale_reads", ms: 250 });
    expect((await write()).status).toBe(204);
    expect(await hostsOf()).toBe(30);
    await expect.poll(hostsOf, { interval: 20 }).toBe(31);
  });
});

describe("reads", () => {
  it("delays the answer", async () => {
    await onRead({ kind: "delay", ms: 120 });
    const start = performance.now();
    expect((await read()).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThanOrEqual(115);
  });

  it("sends an HTML page of the size wanted", async () => {
    await onRead({ kind: "html", status: 502, bytes: 2_000_000 });
    const answer = await read();
    expect([answer.status, answer.headers.get("content-type")]).toEqual([502, "text/html"]);
    expect(answer.text).toHaveLength(2_000_000);
  });

  it("cuts the JSON, as if complete or with the connection broken there", async () => {
    await onRead({ kind: "cut_json" });
    const answer = await read();
    expect(answer.status).toBe(200);
    expect(answer.text.length).toBeGreaterThan(0);
    expect(answer.body).toBeUndefined();
    await onRead({ kind: "cut_json", reset: true });
    await expect(read()).rejects.toThrow();
  });

  it.each(["head", "body"] as const)("drips the %s byte by byte", async (part) => {
    await onRead({ kind: "drip", part, everyMs: 1 });
    const start = performance.now();
    const answer = await read();
    expect(answer.body).toMatchObject({ plan_base: { hosts: 30 } });
    expect(performance.now() - start).toBeGreaterThan(answer.text.length * 0.9);
  });

  it.each(["qps", "daily"] as const)("answers the %s 429 with and without headers", async (limit) => {
    await onRead({ kind: "rate_limited", limit });
    const full = await read();
    expect([full.status, full.headers.get("x-ratelimit-remaining")]).toEqual([429, "0"]);
    await onRead({ kind: "rate_limited", limit, headers: false });
    const bare = await read();
    expect([bare.status, bare.headers.get("x-ratelimit-type")]).toEqual([429, null]);
  });

  it("answers an expired token once, and the next call works", async () => {
    await onRead({ kind: "expired_token" });
    expect((await read()).body).toEqual({ code: 124, message: "Access token is expired." });
    expect((await read()).status).toBe(200);
  });

  it("answers the state before the last write", async () => {
    await write();
    await onRead({ kind: "stale_reads", ms: 60_000 });
    expect(await hostsOf()).toBe(30);
    expect(await hostsOf()).toBe(31);
  });

  it("redirects to another host", async () => {
    await onRead({ kind: "redirect", location: "http://elsewhere.example/v2" });
    const answer = await read();
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "http://elsewhere.example/v2"]);
  });

  it("repeats a key, empties plans and swaps types", async () => {
    await onRead({ kind: "duplicate_keys" });
    expect((await read()).text.match(/"plan_base":/g)).toHaveLength(2);
    await onRead({ kind: "null_plans" });
    expect((await read()).body).toMatchObject({ plan_base: null });
    await onRead({ kind: "wrong_types" });
    expect((await read()).body).toMatchObject({ plan_base: { hosts: "30" } });
  });

  it("lets every read lag behind writes when the sandbox is told so", async () => {
    await opened.control.setSettings({ readLagMs: 200 });
    await write();
    expect(await hostsOf()).toBe(30);
    await expect.poll(hostsOf, { interval: 20 }).toBe(31);
  });
});
