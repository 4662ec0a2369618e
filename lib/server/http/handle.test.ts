import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { hostsSchema, textSchema } from "@/lib/domain/field-schemas";
import { permissions, roles, rolesWith } from "@/lib/domain/permissions";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { setContext } from "@/lib/server/context";
import { handle } from "@/lib/server/http/handle";
import { methods } from "@/lib/server/http/methods";
import { addPerson, call, cookieOf, ORIGIN } from "@/lib/server/testing";

let test: ChangeTest;
let cookie: string;
const seen: unknown[] = [];

const body = z.strictObject({
  type: textSchema("a plan", 20),
  hosts: hostsSchema,
  inner: z.unknown().optional(),
});
const query = z.strictObject({
  q: z.string().optional(),
  limit: z.coerce.number().int().max(200).default(10),
});
const route = methods({
  GET: handle({ permission: "accounts.read", query }, (input) => ({ q: input.query.q ?? null })),
  POST: handle({ permission: "plans.write", body }, (input) => {
    seen.push(input.body);
    return { hosts: input.body.hosts };
  }),
  PUT: handle({ permission: "plans.write", write: true }, ({ headers }) => headers),
  PATCH: handle({ permission: "plans.write" }, () => {
    throw new Error("the secret cause");
  }),
});

beforeAll(async () => {
  test = await startChangeTest();
  setContext(test.context);
  cookie = await cookieOf(test.context, await addPerson(test.context, "partner"));
});

afterAll(async () => {
  setContext(null);
  await test.close();
});

async function outcome(answer: Promise<Response>) {
  const response = await answer;
  const problem = (await response.json()) as { code?: string; errors?: { path: string }[] };
  return { status: response.status, code: problem.code, paths: problem.errors?.map(({ path }) => path) };
}

const post = (text: BodyInit, headers = {}) =>
  outcome(call(route.POST, "/api/x", { method: "POST", cookie, body: text, headers }));
const nested = (depth: number) => `{"inner":${"[".repeat(depth)}${"]".repeat(depth)}}`;
const keys = (count: number) =>
  `{"inner":{${Array.from({ length: count }, (_, i) => `"k${i}":1`).join(",")}}}`;

describe("a body", () => {
  it.each([0, -1, 1.5, 1e9, 2 ** 53, "5", "5 ", " ", null, [], {}, true, "٥"])(
    "with hosts %j is refused on that field",
    async (hosts) => {
      expect(await post(JSON.stringify({ type: "pro", hosts }))).toEqual({
        status: 422,
        code: "invalid_request",
        paths: ["hosts"],
      });
    },
  );

  it("without hosts is refused on that field", async () => {
    expect(await post('{"type":"pro"}')).toEqual({ status: 422, code: "invalid_request", paths: ["hosts"] });
  });

  it.each([
    ["no JSON", "{", "invalid_json"],
    ["NaN", '{"hosts":NaN}', "invalid_json"],
    ["a hexadecimal number", '{"hosts":0x10}', "invalid_json"],
    ["nothing at all", "", "invalid_json"],
    ["a byte order mark", '\uFEFF{"type":"pro","hosts":5}', "invalid_json"],
    ["invalid UTF-8", Buffer.from([0x22, 0xff, 0x22]), "invalid_json"],
    ["UTF-16", Buffer.from('{"hosts":5}', "utf16le"), "invalid_json"],
    ["a list", "[]", "invalid_shape"],
    ["an unknown field", '{"type":"pro","hosts":5,"price":1}', "invalid_shape"],
    ["a key twice", '{"type":"pro","hosts":5,"hosts":6}', "invalid_shape"],
    ["a key twice, once escaped", '{"type":"pro","hosts":5,"h\\u006fsts":6}', "invalid_shape"],
    ["__proto__", '{"type":"pro","hosts":5,"__proto__":{"polluted":1}}', "invalid_shape"],
    ["constructor.prototype", '{"inner":{"constructor":{"prototype":{"polluted":1}}}}', "invalid_shape"],
    ["nine levels", nested(8), "invalid_shape"],
    ["30,000 levels", nested(30_000), "invalid_shape"],
    ["more than 200 keys", keys(200), "invalid_shape"],
  ])("with %s is refused", async (_, text, code) => {
    expect(await post(text)).toMatchObject({ status: 400, code });
    expect("polluted" in {}).toBe(false);
  });

  it("of eight levels and 200 keys is read", async () => {
    const good = '{"type":"pro","hosts":5,"inner":';
    expect(await post(`${good}${"[".repeat(7)}${"]".repeat(7)}}`)).toMatchObject({ status: 200 });
    expect(await post(`${good}${keys(196)}}`)).toMatchObject({ status: 200 });
  });

  it("holding braces and quotes in its strings is read as it is", async () => {
    await post('{"type":"a\\"}{[:\\\\","hosts":5}');
    expect(seen.at(-1)).toEqual({ type: 'a"}{[:\\', hosts: 5 });
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16", ""])(
    "of type %j is refused",
    async (type) => {
      expect(await post("{}", { "content-type": type })).toMatchObject({ status: 415 });
    },
  );

  it("that is compressed is refused", async () => {
    expect(await post("{}", { "content-encoding": "gzip" })).toMatchObject({ status: 415 });
  });

  it("of 64 KiB is read and of one byte more refused", async () => {
    const fill = (size: number) => `{"type":"pro","hosts":5}${" ".repeat(size - 24)}`;
    expect(await post(fill(65_536))).toMatchObject({ status: 200 });
    expect(await post(fill(65_537))).toMatchObject({ status: 413, code: "body_too_large" });
  });

  it("without an end is refused after 64 KiB, whatever Content-Length says", async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024));
      },
    });
    expect(await post(endless, { "content-length": "2" })).toMatchObject({ status: 413 });
    expect(pulled).toBeLessThan(70);
  });
});

describe("B20: a query", () => {
  it.each(["?q=a&q=b", "?q[]=a", "?other=1", "?limit=1e9", "?limit=x", `?${"a=1&".repeat(1000)}`])(
    "%s is refused",
    async (text) => {
      expect(await outcome(call(route.GET, `/api/x${text}`, { cookie }))).toMatchObject({
        status: 400,
        code: "invalid_query",
      });
    },
  );

  it("with metacharacters arrives as it is", async () => {
    const response = await call(route.GET, `/api/x?q=${encodeURIComponent("%_\\'")}`, { cookie });
    expect(await response.json()).toEqual({ q: "%_\\'" });
  });
});

describe("B12: a request from elsewhere", () => {
  it.each([
    ["another origin", { origin: "https://evil.example" }],
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a sister host", { "sec-fetch-site": "same-site" }],
    ["an origin that only begins like ours", { origin: `${ORIGIN}.evil.example`, "sec-fetch-site": "none" }],
  ])("of %s may not write", async (_, headers) => {
    expect(await post('{"type":"pro","hosts":5}', headers)).toEqual({
      status: 403,
      code: "cross_origin",
      paths: undefined,
    });
  });

  it("that says nothing of itself may not write", async () => {
    const init = { method: "POST", headers: { cookie, "content-type": "application/json" }, body: "{}" };
    const answer = route.POST(new Request(`${ORIGIN}/api/x`, init), { params: Promise.resolve({}) });
    expect(await outcome(answer)).toMatchObject({ code: "cross_origin" });
  });
});

describe("B16: a caller", () => {
  it("who is not signed in gets 401", async () => {
    expect(await outcome(call(route.GET, "/api/x"))).toMatchObject({ status: 401, code: "not_signed_in" });
  });

  it.each(roles.flatMap((role) => permissions.map((permission) => [role, permission] as const)))(
    "of the role %s passes %s only by the table",
    async (role, permission) => {
      const own = await cookieOf(test.context, await addPerson(test.context, role));
      const response = await call(
        handle({ permission }, () => ({})),
        "/api/x",
        { cookie: own },
      );
      const holders = rolesWith(permission);
      expect(response.status).toBe(holders.includes(role) ? 200 : 403);
      if (response.status === 403)
        expect(await response.json()).toMatchObject({ permission, roles: holders });
    },
  );
});

describe("a write", () => {
  const key = "0123456789";
  const put = (headers: Record<string, string>) =>
    call(route.PUT, "/api/x", { method: "PUT", cookie, body: "{}", headers });

  it.each([
    ["no key", {}, 400, "idempotency_key_missing"],
    ["a short key", { "idempotency-key": "1234567" }, 400, "idempotency_key_missing"],
    ["a key of 201", { "idempotency-key": "x".repeat(201) }, 400, "idempotency_key_missing"],
    ["no version", { "idempotency-key": key }, 428, "version_missing"],
    ["any version", { "idempotency-key": key, "if-match": "*" }, 428, "version_missing"],
    ["two versions", { "idempotency-key": key, "if-match": '"a", "b"' }, 428, "version_missing"],
    [
      "a broken reason",
      { "idempotency-key": key, "if-match": '"a"', "change-reason": "%E0%A4%A" },
      422,
      "invalid_request",
    ],
    [
      "a long reason",
      { "idempotency-key": key, "if-match": '"a"', "change-reason": "x".repeat(501) },
      422,
      "invalid_request",
    ],
  ])("with %s is refused", async (_, headers, status, code) => {
    expect(await outcome(put(headers))).toMatchObject({ status, code });
  });

  it("gets its key, its version and the decoded reason", async () => {
    const reason = encodeURIComponent("Kunde wünscht 日本 hosts");
    const response = await put({ "idempotency-key": key, "if-match": 'W/"v1"', "change-reason": reason });
    expect(await response.json()).toEqual({
      idempotencyKey: key,
      ifMatch: "v1",
      reason: "Kunde wünscht 日本 hosts",
    });
  });
});

describe("an answer", () => {
  it("carries the request id, is not kept and not guessed at", async () => {
    const response = await call(route.GET, "/api/x", {
      cookie,
      headers: { "x-request-id": "from-the-proxy" },
    });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "cache-control": "no-store",
      "content-type": "application/json",
      "x-content-type-options": "nosniff",
      "x-request-id": "from-the-proxy",
    });
  });

  it("to something that broke is flat", async () => {
    const response = await call(route.PATCH, "/api/x", { method: "PATCH", cookie, body: "{}" });
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ status: 500, code: "internal" });
    expect(text).not.toContain("secret");
  });

  it("to a method that the route lacks names those it has", async () => {
    const response = await call(route.DELETE, "/api/x", { method: "DELETE", cookie });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD, POST, PUT, PATCH, OPTIONS");
  });
});
