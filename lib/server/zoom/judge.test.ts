import { expect, it } from "vitest";
import { ZoomError, type ZoomNoAnswer, ZoomNotSent, ZoomRefused } from "@/lib/server/zoom/errors";
import { judge } from "@/lib/server/zoom/judge";

const NOW = new Date("2026-11-21T22:00:00Z");

function verdict(status: number, body: string | null, headers: Record<string, string> = {}): unknown {
  try {
    return judge({ status, headers: new Headers(headers), text: body }, NOW);
  } catch (error) {
    if (!(error instanceof ZoomError)) throw error;
    const { name, message, requestId } = error;
    const code = error instanceof ZoomRefused ? { code: error.code } : {};
    const wait = error instanceof ZoomNotSent ? { wait: error.retryAfterSeconds } : {};
    return { name, message, requestId, ...code, ...wait };
  }
}

it.each([
  [200, ""],
  [204, ""],
  [201, '{"plan_base":{"type":"monthly","hosts":100}}'],
  [200, '{"code":0,"message":"ok"}'],
  [200, '{"code":2100}'],
  [200, '{"code":"SUCCESS","message":"a word, not a number"}'],
  [200, " \n"],
])("takes %i with %j as success", (status, body) => {
  const parsed = body.trim() === "" ? null : JSON.parse(body);
  expect(verdict(status, body)).toEqual({ status, body: parsed, requestId: null });
});

it.each([
  [200, '{"code":200,"message":"no"}', 200],
  [200, '{"code":300,"error_message":"no"}', 300],
  [202, '{"code":200,"message":"no"}', 200],
  [300, '{"code":300,"message":"no"}', 300],
  [400, '{"code":2100,"message":"no"}', 2100],
  [404, '{"code":2001,"message":"no"}', 2001],
  [400, '{"code":4711,"message":"no"}', 4711],
  [409, '{"code":1005,"message":"no"}', 1005],
])("takes %i with %s as refused", (status, body, code) => {
  expect(verdict(status, body)).toEqual({ name: "ZoomRefused", message: "no", requestId: null, code });
});

it.each([
  [500, '{"code":2100,"message":"no"}'],
  [503, ""],
  [408, ""],
  [302, ""],
  [300, ""],
  [300, null],
  [400, "Bad Request"],
  [400, '{"code":"2100","message":"no"}'],
  [403, null],
  [202, ""],
  [200, '{"code":"2100","message":"no"}'],
  [200, null],
  [200, '{"plan_base":{"type":"mon'],
  [200, '{"code":0,"code":2100,"message":"no"}'],
  [200, "[]"],
  [200, "null"],
  [200, '"done"'],
])("takes %i with %j as not known", (status, body) => {
  expect(verdict(status, body)).toMatchObject({ name: "ZoomNoAnswer" });
});

it("takes 401 as refused whatever its body is", () => {
  expect(verdict(401, null)).toMatchObject({ name: "ZoomRefused", code: null });
  expect(verdict(401, '{"code":124,"message":"no"}')).toMatchObject({ name: "ZoomRefused", code: 124 });
});

it.each([
  [{ "retry-after": "7" }, "", 7],
  [{ "retry-after": "2026-11-21T22:00:30Z" }, "", 30],
  [{ "retry-after": "2026-11-20T00:00:00Z" }, "", 0],
  [{ "retry-after": "soon" }, "", 1],
  [{}, '{"code":429,"message":"per-second"}', 1],
  [{ "x-ratelimit-type": "Daily-limit" }, "", 7205],
  [{}, '{"code":429,"message":"the maximum daily rate limit"}', 7205],
  [{ "retry-after": "2026-11-21T23:30:00Z", "x-ratelimit-type": "Daily-limit" }, "", 5405],
  [{ "retry-after": "2026-11-21T21:59:59Z", "x-ratelimit-type": "Daily-limit" }, "", 30],
  [{ "retry-after": "2030-01-01T00:00:00Z" }, "", 86_400],
])("takes 429 with %j and %j as not sent, to be tried again after %i s", (headers, body, wait) => {
  expect(verdict(429, body, headers as Record<string, string>)).toMatchObject({ name: "ZoomNotSent", wait });
});

it("takes a daily limit right after midnight as the old day's, which is over in a moment", () => {
  const answer = { status: 429, headers: new Headers(), text: '{"code":429,"message":"daily rate limit"}' };
  expect(() => judge(answer, new Date("2026-11-22T00:00:02Z"))).toThrow(
    expect.objectContaining({ retryAfterSeconds: 30, limit: "day" }),
  );
});

it("carries Zoom's words as one short line, its field errors and its request id", () => {
  const body = {
    code: 300,
    message: "Validation\u0007 \u202eFailed.\r\n",
    errors: [{ field: "hosts", message: "Bad." }],
  };
  expect(verdict(400, JSON.stringify(body), { "x-zm-trackingid": "v=2.0;rid=WEB_1" })).toEqual({
    name: "ZoomRefused",
    message: "Validation Failed. hosts: Bad.",
    requestId: "v=2.0;rid=WEB_1",
    code: 300,
  });
  const long = verdict(400, JSON.stringify({ code: 1, message: "x".repeat(9_000) }));
  expect((long as ZoomNoAnswer).message).toHaveLength(500);
});
