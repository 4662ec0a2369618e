import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ControlClient } from "@/lib/sandbox/control-client";
import { asPartner, insideAndOutside, type Principal, withTwoShutOut } from "./doors/principals";
import { type Answer, ask, cookieOf, origin, ownPage, send } from "./doors/requests";
import { routes } from "./doors/table";
import { type Knock, knocksOf, made } from "./doors/walk";
import { expect, test } from "./fixtures";

const AT_ONCE = 6;
const ALWAYS = {
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};
const PAGE_POLICY =
  /^default-src 'none'; script-src 'nonce-[A-Za-z0-9+/]{24}' 'strict-dynamic'; .*base-uri 'none'; object-src 'none'; frame-ancestors 'none'$/;

test("B16: each route of the build is in the table of doors, and nothing else", () => {
  const manifest = readFileSync(join(".next", "app-path-routes-manifest.json"), "utf8");
  const built = Object.values(JSON.parse(manifest) as Record<string, string>);
  expect(built.toSorted()).toEqual(Object.keys(routes).toSorted());
});

test("B16: each route of the API asks for the permission in the table itself, whatever its service asks", () => {
  const asked = Object.entries(routes).flatMap(([name, { kind, doors }]) => {
    if (kind !== "api") return [];
    const text = readFileSync(join("app", ...name.split("/"), "route.ts"), "utf8");
    return Object.entries(doors).map(([method, { needs }]) => {
      const handled = new RegExp(`\\b${method}: handle\\(\\s*{\\s*permission(?:: "([^"]+)")?,? `).exec(text);
      const named = handled && (handled[1] ?? /const permission = "([^"]+)"/.exec(text)?.[1]);
      return { name, method, fits: (named ?? "nothing") === needs };
    });
  });
  expect(asked.filter(({ fits }) => !fits)).toEqual([]);
});

test("B16: every route, method and principal meets what the table says", async ({ zoom }) => {
  // Some 15 s where nothing else runs.
  test.setTimeout(240_000);
  const before = await writesOf(zoom);
  const everybody = await insideAndOutside();
  const secrets = await customersData(everybody);
  const began = performance.now();
  const faults: string[] = [];
  let walked = 0;
  const walk = async (some: Principal[]) => {
    const knocks = some.flatMap(knocksOf);
    walked += knocks.length;
    await inTurn(knocks, async (knock) => {
      const answer = await made(knock);
      faults.push(...faultsOf(knock, answer, secrets).map((fault) => `${knock.title}: ${fault}`));
    });
  };
  await walk(everybody);
  await withTwoShutOut(walk);
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(
    `walked ${walked} combinations of ${Object.keys(routes).length} routes in ${seconds.toFixed(1)} s\n`,
  );
  expect(faults).toEqual([]);
  expect(await writesOf(zoom)).toEqual(before);
});

async function inTurn(knocks: Knock[], one: (knock: Knock) => Promise<void>): Promise<void> {
  const queue = [...knocks];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await one(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function writesOf(zoom: ControlClient) {
  const { received } = await zoom.counts();
  return Object.entries(received).filter(([route]) => /^(POST|PUT|PATCH|DELETE) \/accounts/.test(route));
}

/** Names and e-mails of sub-accounts, and colleagues' e-mails, all of which some may not see. */
async function customersData(everybody: Principal[]) {
  const admin = everybody.find(({ standing }) => standing === "admin");
  const page = await send("GET", "/api/accounts?limit=200", admin?.cookie ?? "");
  const { items } = JSON.parse(page.text) as { items: { name: string; ownerEmail: string | null }[] };
  const customers = items.flatMap(({ name, ownerEmail }) => [name, ownerEmail ?? name]);
  return {
    customers: customers.filter((text) => text.length > 8),
    colleagues: everybody.flatMap(({ standing, email }) => (email && standing !== "admin" ? [email] : [])),
  };
}

function faultsOf(
  { who, expected, path }: Knock,
  { status, headers, text }: Answer,
  { customers, colleagues }: Awaited<ReturnType<typeof customersData>>,
): string[] {
  const faults: string[] = [];
  if (![expected.status].flat().includes(status)) faults.push(`${status} instead of ${expected.status}`);
  if (status >= 500) faults.push(`${status}: ${text.slice(0, 200)}`);
  if (expected.location && !headers.location?.startsWith(expected.location)) {
    faults.push(`leads to ${headers.location}`);
  }
  const said = expected.says ? (JSON.parse(text || "{}") as object) : {};
  if (JSON.stringify({ ...said, ...expected.says }) !== JSON.stringify(said)) faults.push(`says ${text}`);
  if (expected.holds && !text.includes(expected.holds)) faults.push(`lacks ${expected.holds}`);
  if (expected.denied || who.standing === "out" || who.standing === "no role") {
    const shown = customers.find((secret) => text.includes(secret));
    if (shown) faults.push(`shows ${shown}`);
  }
  const colleague = colleagues.find((email) => email !== who.email && text.includes(email));
  if (colleague && who.standing !== "admin" && !path.startsWith("/sign-in"))
    faults.push(`shows ${colleague}`);
  return [...faults, ...headerFaults(headers)];
}

function headerFaults(headers: Answer["headers"]): string[] {
  const wrong = Object.entries(ALWAYS).filter(([name, value]) => headers[name] !== value);
  const policy = String(headers["content-security-policy"]);
  const strict = policy === "default-src 'none'; frame-ancestors 'none'" || PAGE_POLICY.test(policy);
  return [
    ...wrong.map(([name]) => `${name}: ${headers[name]}`),
    ...(strict ? [] : [`content-security-policy: ${policy}`]),
    ...(headers["permissions-policy"]?.includes("camera=()") ? [] : ["no permissions-policy"]),
    ...(headers["x-powered-by"] ? [`x-powered-by: ${headers["x-powered-by"]}`] : []),
  ];
}

test("Every answer carries the headers: files, redirects, errors and what cannot be read", async () => {
  const page = await ask({ path: "/sign-in" });
  const scripts = [...page.text.matchAll(/\/_next\/static\/[^"'\\ ]+\.(?:js|css)/g)].map(([path]) => path);
  expect(scripts.length).toBeGreaterThan(3);
  const paths = [
    "/%E0%A4%A",
    "/api/accounts/%E0%A4%A",
    "/accounts/%",
    "*",
    "//evil.example",
    "/\\evil.example",
  ];
  const odd = [
    "http://evil.example/api/people",
    "/favicon.ico",
    "/robots.txt",
    "/.git/config",
    "/.env",
    "/_next/x",
  ];
  const images = [
    "/_next/image?url=%2Ficon.svg&w=64&q=75",
    "/_next/image?url=http%3A%2F%2F127.0.0.1&w=64&q=75",
  ];
  const asked = [...paths, ...odd, ...images, ...scripts, ...scripts.map((path) => `${path}.map`)];
  for (const path of asked) {
    const answer = await ask({ path });
    expect(headerFaults(answer.headers), path).toEqual([]);
    expect(answer.status, path).toBe(
      scripts.includes(path) ? 200 : path.startsWith("/_next/image") ? 400 : 404,
    );
  }
});

test("B18: no source of the product is served beside its scripts", () => {
  const files = readdirSync(join(".next", "static"), { recursive: true, encoding: "utf8" });
  expect(files.filter((name) => name.endsWith(".js")).length).toBeGreaterThan(10);
  expect(files.filter((name) => name.endsWith(".map"))).toEqual([]);
});

test("Every page has a nonce of its own, which no sender chooses, and is not kept", async () => {
  const chosen = { "content-security-policy": "script-src 'nonce-chosen'", "x-nonce": "chosen" };
  const first = await ask({ path: "/sign-in", headers: chosen });
  const second = await ask({ path: "/sign-in", headers: chosen });
  expect(first.headers["content-security-policy"]).not.toBe(second.headers["content-security-policy"]);
  expect(first.text).not.toContain("chosen");
  expect(first.headers["cache-control"]).toContain("no-store");
  const nonce = /'nonce-([^']+)'/.exec(String(first.headers["content-security-policy"]))?.[1];
  const tags = [...first.text.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
  expect(tags.length).toBeGreaterThan(3);
  expect(tags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
});

test("B11: what a sender says of our address, or of the server's inside, opens nothing", async () => {
  const tries: Record<string, string>[] = [
    { "x-middleware-subrequest": Array(5).fill("proxy").join(":") },
    { "x-middleware-subrequest": Array(5).fill("src/proxy").join(":") },
    { "x-middleware-next": "1", "x-invoke-path": "/accounts", "x-matched-path": "/accounts" },
    { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
    { host: "evil.example" },
    { "x-user-role": "admin", "x-forwarded-user": "jonas", authorization: "Bearer a.b.c" },
    { "x-http-method-override": "GET", "next-action": "7f0000000000000000000000000000000000000000" },
  ];
  for (const headers of tries) {
    const answer = await ask({ path: "/accounts", headers });
    expect(answer.status, JSON.stringify(headers)).toBe(307);
    expect(answer.headers.location).toBe("/sign-in?callbackUrl=%2Faccounts");
    expect(headerFaults(answer.headers)).toEqual([]);
  }
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const headers = { ...ownPage, ...form, "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" };
  const sent = { method: "POST", path: "/api/auth/callback/demo", headers };
  const answer = await ask({ ...sent, body: "person=sam&callbackUrl=https%3A%2F%2Fevil.example" });
  expect(answer.headers.location).toBe(`${origin}/sign-in`);
});

test("B11: no socket of another protocol is opened", async () => {
  const headers = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13" };
  const outcome = await ask({ path: "/accounts", headers }).catch((error: Error) => error.message);
  expect(typeof outcome === "string" ? outcome : outcome.status).not.toBe(101);
});

test("B23: of 200 changes a minute by one person the last are refused, and others go on", async ({
  zoom,
}) => {
  const before = await writesOf(zoom);
  const write = (cookie: string, at: number) => {
    const headers = { ...ownPage, cookie, "content-type": "application/json" };
    const path = `/api/accounts/nobody-${at}/plans/base`;
    const own = { "idempotency-key": `key-of-b23-${at}`, "if-match": '"a"' };
    return ask({ method: "PUT", path, headers: { ...headers, ...own }, body: "{}" });
  };
  await asPartner("support", async (sam) => {
    const answers = await Promise.all(Array.from({ length: 200 }, (_, at) => write(sam, at)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(40);
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(120);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([422, 429]));
    for (const { headers } of refused) expect(headers["retry-after"]).toMatch(/^[1-9]\d?$/);
    expect((await write(await cookieOf("ines"), 1)).status).toBe(422);
  });
  expect(await writesOf(zoom)).toEqual(before);
});

test("B23: of 200 sign-in starts a minute from one address the last are refused, and others sign in", async () => {
  const start = (address: string) =>
    ask({
      method: "POST",
      path: "/api/auth/signin/demo",
      headers: { ...ownPage, "x-forwarded-for": address },
    });
  const answers = await Promise.all(Array.from({ length: 200 }, () => start("192.0.2.7")));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(40);
  expect(refused[0]?.headers["retry-after"]).toMatch(/^[1-9]\d?$/);
  expect((await start("192.0.2.8")).status).toBe(302);
  expect(await cookieOf("ines")).toContain("plandesk-session=");
});
