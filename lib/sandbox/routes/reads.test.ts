import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { SCENARIO } from "../scenarios/ids";
import { openSandbox } from "../test-client";

type Page = {
  accounts: { id: string }[];
  next_page_token: string;
  total_records: number;
  page_count: number;
};

let opened: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  opened = await openSandbox({ accounts: 320 });
});
afterAll(() => opened.sandbox.close());

const page = async (query: string) => (await opened.call("GET", `/accounts${query}`)).body as Page;

async function walk(size: number): Promise<string[]> {
  const ids: string[] = [];
  let token = "";
  do {
    const next = await page(`?page_size=${size}${token === "" ? "" : `&next_page_token=${token}`}`);
    ids.push(...next.accounts.map(({ id }) => id));
    token = next.next_page_token;
  } while (token !== "");
  return ids;
}

it("pages 30 accounts at a time unless told otherwise", async () => {
  const first = await page("");
  expect(first.accounts).toHaveLength(30);
  expect(first.page_count).toBe(Math.ceil(first.total_records / 30));
});

it("walks every account once, at any page size", async () => {
  const { total_records: total } = await page("?page_size=1");
  for (const size of [7, 100, 300]) {
    const ids = await walk(size);
    expect(ids).toHaveLength(total);
    expect(new Set(ids).size).toBe(total);
  }
});

it("skips nobody when an account of an earlier page is removed during a walk", async () => {
  await opened.control.addAccount({ id: "added-for-this-walk-01", name: "Passing Through" });
  const before = await walk(50);
  const first = await page("?page_size=50");
  await opened.control.removeAccount(first.accounts[0]?.id ?? "");
  const second = await page(`?page_size=50&next_page_token=${first.next_page_token}`);
  expect(second.accounts[0]?.id).toBe(before[50]);
  await opened.control.reset();
});

it("refuses a page size above 300 and one that is no number", async () => {
  for (const size of ["301", "0", "ten"]) {
    const answer = await opened.call("GET", `/accounts?page_size=${size}`);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 300, errors: [{ field: "page_size" }] });
  }
});

it("refuses a page token that is made up or older than 15 minutes", async () => {
  const expected = { code: 300, message: "The next page token is invalid or expired." };
  const { next_page_token: token } = await page("?page_size=10");
  expect((await opened.call("GET", "/accounts?next_page_token=abc")).body).toEqual(expected);
  await opened.control.advanceClock(15 * 60_000 + 1000);
  const late = await opened.call("GET", `/accounts?next_page_token=${token}`);
  expect(late.status).toBe(400);
  expect(late.body).toEqual(expected);
});

it("sends account_number as a number since 2026 and as a string in 2021", async () => {
  const numberOf = async () => (await opened.call("GET", `/accounts/${SCENARIO.business}`)).body as object;
  expect(await numberOf()).toMatchObject({ account_number: expect.any(Number) });
  await opened.control.setContract("2021");
  expect(await numberOf()).toMatchObject({ account_number: expect.any(String) });
  await opened.control.setContract("2026");
});

it("finds an account whose id holds a slash, a plus and an equals sign", async () => {
  const answer = await opened.call("GET", `/accounts/${encodeURIComponent(SCENARIO.oddId)}`);
  expect(answer.body).toMatchObject({ id: SCENARIO.oddId, options: { pay_mode: "master" } });
});

it("shows the self-pay account's pay mode without refusing", async () => {
  const answer = await opened.call("GET", `/accounts/${SCENARIO.selfPay}`);
  expect(answer.body).toMatchObject({ options: { pay_mode: "sub" } });
});

it("answers GET plans of the documented sample byte for byte", async () => {
  const answer = await opened.call("GET", `/accounts/${SCENARIO.documentedSample}/plans`);
  const sample = readFileSync(new URL("../documented/get-plans-sample.json", import.meta.url), "utf8");
  expect(answer.text).toBe(JSON.stringify(JSON.parse(sample)));
});

it("answers an empty object for a free account and one without plans", async () => {
  for (const id of [SCENARIO.free, SCENARIO.noPlan]) {
    expect((await opened.call("GET", `/accounts/${id}/plans`)).text).toBe("{}");
  }
});

it("reports licences in use for a paid account and refuses a free one", async () => {
  const paid = await opened.call("GET", `/accounts/${SCENARIO.paidUsers}/plans/usage`);
  expect(paid.body).toMatchObject({ plan_base: { hosts: 25, usage: 18, pending: 0 } });
  const free = await opened.call("GET", `/accounts/${SCENARIO.free}/plans/usage`);
  expect(free.status).toBe(400);
  expect(free.body).toEqual({ code: 200, message: "Only available for paid account." });
});

it("lists renewals within the interval and refuses other intervals", async () => {
  const answer = await opened.call("GET", "/accounts/billing/renewals?interval=30&page_size=50");
  const { results } = answer.body as { results: { account_id: string; next_renewal_date: string }[] };
  const mine = results.find((row) => row.account_id === SCENARIO.invoicedThisWeek);
  expect(mine?.next_renewal_date).toMatch(/^\d{4}-\d\d-\d\d$/);
  const refused = await opened.call("GET", "/accounts/billing/renewals?interval=31");
  expect(refused.body).toEqual({ code: 2100, message: "Invalid parameter: interval." });
});

it("answers 404 on every other path", async () => {
  for (const [method, path] of [
    ["GET", "/users"],
    ["DELETE", "/accounts/x"],
    ["GET", "/accounts/x/plans/base"],
  ]) {
    expect((await opened.call(method ?? "", path ?? "")).status).toBe(404);
  }
});

it("sends a request id and a tracking id with each answer", async () => {
  const answer = await opened.call("GET", "/nowhere");
  expect(answer.headers.get("x-zm-request-id")).toMatch(/[0-9a-f-]{36}/);
  expect(answer.headers.get("x-zm-trackingid")).not.toBeNull();
});
