import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { call } from "@/lib/server/testing";
import * as addons from "./accounts/[accountId]/plans/addons/route";
import * as base from "./accounts/[accountId]/plans/base/route";
import * as plans from "./accounts/[accountId]/plans/route";
import * as accounts from "./accounts/route";
import * as renewals from "./renewals/route";
import { holdApiTest, order, paths, write } from "./testing";

const at = holdApiTest();
const putBase = (body: unknown) => write(at, base.PUT, "PUT", { body });
const postAddon = (body: unknown) => write(at, addons.POST, "POST", { body });
const putAddon = (body: unknown) => write(at, addons.PUT, "PUT", { body });
const subscribe = (body: unknown) => write(at, plans.POST, "POST", { body, accountId: at.free });

describe("B1: a number of hosts", () => {
  it.each([
    "0",
    "-1",
    "1.5",
    "1e9",
    "9007199254740992",
    '"5"',
    '"5 "',
    '" "',
    "null",
    "[]",
    "{}",
    "true",
    '"٥"',
    "-0",
  ])("written %s is refused on that field by every write", async (hosts) => {
    const raw = (type: string) => `{"type":"${type}","hosts":${hosts}}`;
    const found = [
      await write(at, base.PUT, "PUT", { raw: raw("business_monthly") }),
      await write(at, addons.POST, "POST", { raw: raw("large500_monthly") }),
      await write(at, addons.PUT, "PUT", { raw: raw("webinar500_monthly") }),
    ];
    for (const answer of found) {
      expect(answer).toMatchObject({ status: 422, code: "invalid_request" });
      expect(paths(answer)).toEqual(["hosts"]);
    }
  });

  it.each(["NaN", "0x10", "Infinity", "05", "+5", "5."])("written %s is no JSON", async (hosts) => {
    const answer = await write(at, base.PUT, "PUT", { raw: `{"type":"business_monthly","hosts":${hosts}}` });
    expect(answer).toMatchObject({ status: 400, code: "invalid_json" });
  });

  it("that is missing is refused on that field", async () => {
    expect(paths(await putBase({ type: "business_monthly" }))).toEqual(["hosts"]);
    expect(paths(await postAddon({ type: "large500_monthly" }))).toEqual(["hosts"]);
    expect(paths(await putAddon({ type: "webinar500_monthly" }))).toEqual(["hosts"]);
  });
});

describe("B2: hosts outside the range of their plan", () => {
  it.each([
    ["monthly", 10, "1 to 9"],
    ["business_monthly", 9, "10 to 49"],
    ["business_monthly", 50, "10 to 49"],
    ["edu20", 19, "20 to 149"],
    ["edu20", 150, "20 to 149"],
  ])("are refused: %s with %i, and the range is named", async (type, hosts, range) => {
    const answer = await putBase({ type, hosts });
    expect(answer).toMatchObject({ status: 422, code: "invalid_request" });
    expect(answer.errors[0]).toEqual({ path: "hosts", message: expect.stringContaining(range) });
    const first = await subscribe(order({ plan_base: { type, hosts } }));
    expect(first.errors[0]).toEqual({ path: "plan_base.hosts", message: expect.stringContaining(range) });
  });
});

describe("B3: a plan", () => {
  it("of another family, unknown, not owned or owned already is refused before anything is sent", async () => {
    expect(paths(await putBase({ type: "webinar500_monthly", hosts: 20 }))).toEqual(["type"]);
    expect(paths(await putBase({ type: "no_such_plan", hosts: 20 }))).toEqual(["type"]);
    expect(paths(await postAddon({ type: "business_monthly", hosts: 20 }))).toEqual(["type"]);
    expect(paths(await postAddon({ type: "no_such_plan", hosts: 2 }))).toEqual(["type"]);
    expect(paths(await postAddon({ type: "webinar500_monthly", hosts: 3 }))).toEqual(["type"]);
    expect(paths(await putAddon({ type: "zroom_monthly", hosts: 3 }))).toEqual(["type"]);
    expect(paths(await putAddon({ type: "business_monthly", hosts: 3 }))).toEqual(["type"]);
  });
});

describe("B4: a body of a shape that nobody knows", () => {
  it.each([
    ["an unknown field", '{"type":"business_monthly","hosts":21,"price":1}'],
    ["total and increase", '{"type":"business_monthly","hosts":21,"increasing_hosts":1}'],
    ["__proto__", '{"type":"business_monthly","hosts":21,"__proto__":{"polluted":1}}'],
    ["constructor.prototype", '{"type":"x","constructor":{"prototype":{"polluted":1}}}'],
    ["a key twice", '{"type":"business_monthly","hosts":21,"hosts":22}'],
    ["a key twice, once escaped", '{"type":"business_monthly","hosts":21,"\\u0068osts":22}'],
    ["a role", '{"type":"business_monthly","hosts":21,"role":"admin"}'],
    ["10,000 levels", `{"type":${"[".repeat(10_000)}${"]".repeat(10_000)}}`],
    ["9 levels", `{"type":${"[".repeat(8)}${"]".repeat(8)}}`],
    ["201 keys", `{${Array.from({ length: 201 }, (_, i) => `"k${i}":1`).join()}}`],
    ["no object", "[]"],
  ])("is refused: %s", async (_, raw) => {
    expect(await write(at, base.PUT, "PUT", { raw })).toMatchObject({ status: 400, code: "invalid_shape" });
  });

  it("and with 1,000,000 keys is not even read to its end", async () => {
    const raw = `{${Array.from({ length: 1_000_000 }, (_, i) => `"k${i}":1`).join()}}`;
    expect(await write(at, base.PUT, "PUT", { raw })).toMatchObject({ status: 413, code: "body_too_large" });
  });
});

describe("B5: a body that is too large, or not what it says", () => {
  const good = '{"type":"business_monthly","hosts":20}';
  const chunk = new Uint8Array(1024).fill(32);

  function dripping(mostChunks: number) {
    const sent = { bytes: 0 };
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (sent.bytes >= mostChunks * 1024) controller.close();
        sent.bytes += 1024;
        controller.enqueue(chunk);
      },
    });
    return { sent, stream };
  }

  it.each([
    ["30 MB", 30 * 1024],
    ["no end", Number.POSITIVE_INFINITY],
  ])("of %s is given up after 64 KiB, whatever Content-Length says", async (_, mostChunks) => {
    const { sent, stream } = dripping(mostChunks);
    const before = process.memoryUsage().arrayBuffers;
    const answer = await write(at, base.PUT, "PUT", { raw: stream, headers: { "content-length": "2" } });
    expect(answer).toMatchObject({ status: 413, code: "body_too_large" });
    // What the stream keeps ready beyond what is read is a chunk or two.
    expect(sent.bytes).toBeLessThanOrEqual(64 * 1024 + 3 * 1024);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 * 1024 * 1024);
  });

  it.each([
    ["64 KiB and one byte", good + " ".repeat(65_537 - good.length), {}, 413],
    [
      "gzip that would unpack to 30 MB",
      gzipSync(Buffer.alloc(30 * 1024 * 1024)),
      { "content-encoding": "gzip" },
      415,
    ],
    ["gzip that does not say so", gzipSync(Buffer.from(good)), {}, 400],
    ["UTF-16", Buffer.from(good, "utf16le"), {}, 400],
    [
      "UTF-16 that says so",
      Buffer.from(good, "utf16le"),
      { "content-type": "application/json; charset=utf-16" },
      415,
    ],
    ["a byte order mark", `\uFEFF${good}`, {}, 400],
    ["invalid UTF-8", Buffer.from([...Buffer.from('{"type":"'), 0xc3, 0x28, 0x22, 0x7d]), {}, 400],
    ["a form", good, { "content-type": "application/x-www-form-urlencoded" }, 415],
    ["a text", good, { "content-type": "text/plain" }, 415],
    ["no type", good, { "content-type": "" }, 415],
    ["nothing", "", {}, 400],
  ])("is refused: %s", async (_, raw, headers, status) => {
    expect(
      await write(at, base.PUT, "PUT", { raw, headers: headers as Record<string, string> }),
    ).toMatchObject({
      status,
    });
  });
});

describe("B21: a contact", () => {
  const LONG = "x".repeat(10_240);
  it.each([
    [
      "email",
      ["", "kari", "kari@museum", "a b@c.example", `${LONG}@a.example`, "kari@museum.example\r\nBcc: x", 7],
    ],
    ["first_name", ["", " ", LONG, "a\r\nb", "a\0b", null]],
    ["last_name", ["", LONG, "a\tb"]],
    ["phone_number", ["", LONG, "1\r\n2"]],
    ["address", ["", LONG, "a\nb"]],
    ["city", ["", LONG, "a\r\nb"]],
    ["state", [LONG, "a\nb"]],
    ["zip", ["", LONG, "1\n2"]],
    ["country", ["", "N", "NOR", "XX", "no way", "🇳🇴", 47]],
  ])("with a wrong %s is refused there", async (field, values) => {
    for (const value of values) {
      const answer = await subscribe(order({}, { [field]: value }));
      expect(answer, String(value).slice(0, 30)).toMatchObject({ status: 422, code: "invalid_request" });
      expect(paths(answer)).toContain(`contact.${field}`);
      expect(answer.text.length).toBeLessThan(2_000);
    }
  });
});

describe("B22: a day", () => {
  it.each([
    "2026-02-30",
    "0000-01-01",
    "275761-01-01",
    "2026-13-01",
    "2025-02-29",
    "2026-12-01T00:00:00+14:00",
    "1.12.2026",
    "",
    20261201,
  ])("that does not exist is refused: %s", async (day) => {
    const options = { service_effective_date: day, paid_period_start_date: day };
    const answer = await subscribe(order({ subscription_options: options }));
    expect(answer).toMatchObject({ status: 422, code: "invalid_request" });
    expect(paths(answer)).toContain("subscription_options.service_effective_date");
  });

  it("that is over is refused as the start of a plan", async () => {
    const options = { service_effective_date: "2020-01-01", paid_period_start_date: "2020-01-01" };
    const answer = await subscribe(order({ subscription_options: options }));
    expect(paths(answer)).toContain("subscription_options.service_effective_date");
  });

  it.each(["2026-02-30", "0000-00-00", "275761-01-01"])("%s is refused in a filter", async (day) => {
    for (const [handler, query] of [
      [renewals.GET, `from=${day}&to=2026-12-01`],
      [accounts.GET, `renewsBefore=${day}`],
    ] as const) {
      expect((await call(handler, `/api/x?${query}`, { cookie: at.cookie })).status).toBe(400);
    }
  });
});
