import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { apiAccountPath } from "@/lib/domain/paths";
import { type Role, roles } from "@/lib/domain/permissions";
import { freshCredentials, freshSessionSecret } from "@/lib/sandbox/fresh-secrets";
import { SCENARIO, UNKNOWN_ACCOUNT_ID } from "@/lib/sandbox/scenarios/ids";
import { TokenStore } from "@/lib/sandbox/tokens";
import { openAccount } from "./account-steps";
import { callApi, expect, people, test } from "./fixtures";
import { forms, managing, open, reading } from "./pages";
import { secretsIn } from "./secrets";

/** Where lib/launch/e2e.ts lets web and worker print. */
const PRINTED = join("test-results", "product.log");

const words: Record<Role, string> = {
  support: "Support",
  finance: "Finance",
  partner: "A partner",
  admin: "An admin",
};

for (const role of roles) {
  test(`${words[role]} receives no secret on any page or in any answer`, async ({ page, signIn, zoom }) => {
    const received = receive(page);
    await signIn(role);
    await openAccount(page, SCENARIO.vip);
    for (const stop of [...reading, ...forms, ...managing]) {
      await open(page, stop);
      await received.settled();
    }
    await zoom.revokeTokens();
    await zoom.addFault({
      match: { method: "GET", accountId: SCENARIO.vip },
      times: 2,
      action: { kind: "expired_token" },
    });
    const statuses = [...(await askApi(page)), ...(await takeExports(page))];
    await received.settled();
    expect(statuses).toEqual(expect.arrayContaining([200, 400, 404]));
    expect(received.texts.length).toBeGreaterThan(40);
    expect(received.texts.join("\n")).toContain(people[role]);
    expect(
      received.texts.filter((text) => secretsIn(text).length > 0).map((text) => text.slice(0, 300)),
    ).toEqual([]);
  });
}

test("An operator finds no secret in what web and worker print", async ({ page, signIn, zoom }) => {
  await signIn("admin");
  await zoom.revokeTokens();
  await callApi(page, "GET", `${apiAccountPath(SCENARIO.vip)}/plans`);
  const lines = (await readFile(PRINTED, "utf8")).split("\n");
  expect(lines.filter((line) => line.includes('"msg":"answered"')).length).toBeGreaterThan(10);
  expect(lines.filter((line) => line.includes("the worker is up"))).toHaveLength(1);
  expect(lines.filter((line) => secretsIn(line).length > 0)).toEqual([]);
});

test("An operator can trust the search: it finds each secret where it is", async () => {
  const { clientId, clientSecret } = freshCredentials();
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
  const token = new TokenStore().issue(new Date(), 60, false);
  expect(secretsIn(`{"access_token":"${token}"}`)).toHaveLength(1);
  expect(secretsIn(`client_secret=${clientSecret}`)).toHaveLength(1);
  expect(secretsIn(`authorization: Basic ${basic}`)).toHaveLength(1);
  expect(secretsIn(freshSessionSecret())).toHaveLength(1);
  expect(secretsIn("nothing of the kind")).toEqual([]);
});

/** Keeps head and body of everything that the browser gets, scripts and redirects included. */
function receive(page: Page) {
  const texts: string[] = [];
  let under = new Set<Promise<void>>();
  page.on("response", (response) => {
    const kept = Promise.all([
      response.allHeaders(),
      // A redirect and an answer that the browser dropped have no body.
      response.body().catch(() => Buffer.alloc(0)),
    ])
      .then(
        ([headers, body]) =>
          void texts.push(`${response.url()}\n${JSON.stringify(headers)}\n${body.toString("utf8")}`),
      )
      .catch(() => {});
    under.add(kept);
  });
  const settled = async () => {
    await Promise.all(under);
    under = new Set();
  };
  return { texts, settled };
}

/** Takes the exports that the role may have, and the refusals of those it may not. */
function takeExports(page: Page): Promise<number[]> {
  const days = "from=2026-01-01&to=2027-12-31";
  const exports = [
    `renewals/export?format=csv&${days}`,
    "audit/export?format=csv",
    "audit/export?format=ndjson",
  ];
  return page.evaluate(async (paths) => {
    const answers = await Promise.all(paths.map((path) => fetch(`/api/${path}`)));
    await Promise.all(answers.map((answer) => answer.text()));
    return answers.map(({ status }) => status);
  }, exports);
}

/** Every read of our API, and requests that go wrong in each way a reader can make them; gives their statuses. */
async function askApi(page: Page): Promise<number[]> {
  const plans = `${apiAccountPath(SCENARIO.vip)}/plans`;
  const asked = [
    ["GET", "/api/accounts"],
    ["GET", "/api/changes"],
    ["GET", "/api/sync"],
    ["GET", "/api/audit"],
    ["GET", "/api/people"],
    ["GET", "/api/sessions"],
    ["GET", "/api/operations"],
    ["GET", "/api/audit"],
    ["GET", "/api/people"],
    ["GET", "/api/sessions"],
    ["GET", "/api/differences"],
    ["GET", "/api/renewals?from=2026-11-01&to=2026-12-01"],
    ["GET", "/api/operations/notice"],
    ["GET", "/api/auth/session"],
    ["GET", "/api/health/ready"],
    ["GET", plans],
    ["GET", "/api/accounts?limit=none"],
    ["GET", `${apiAccountPath(UNKNOWN_ACCOUNT_ID)}/plans`],
    ["GET", "/api/nothing-here"],
    ["PUT", `${plans}/base`],
    ["POST", plans],
  ] as const;
  const statuses: number[] = [];
  for (const [method, path] of asked) {
    const body = method === "GET" ? undefined : {};
    statuses.push((await callApi(page, method, path, body)).status);
  }
  return statuses;
}
