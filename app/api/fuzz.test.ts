import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createRandom } from "@/lib/launch/chaos/random";
import { targets } from "@/lib/launch/fuzz/bodies";
import { mutatedBody } from "@/lib/launch/fuzz/mutate";
import { mutatedId, mutatedQuery } from "@/lib/launch/fuzz/paths";
import { business, type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { setContext } from "@/lib/server/context";
import { requestCaps } from "@/lib/server/db/cap-schema";
import { accounts } from "@/lib/server/db/schema";
import type { RouteHandler } from "@/lib/server/http/handle";
import { addPerson, call, cookieOf } from "@/lib/server/testing";
import * as addons from "./accounts/[accountId]/plans/addons/route";
import * as base from "./accounts/[accountId]/plans/base/route";
import * as plans from "./accounts/[accountId]/plans/route";
import * as account from "./accounts/[accountId]/route";
import * as list from "./accounts/route";
import * as audit from "./audit/route";
import * as check from "./changes/[changeId]/check/route";
import * as change from "./changes/[changeId]/route";
import * as settle from "./changes/[changeId]/settle/route";
import * as changes from "./changes/route";
import * as differences from "./differences/route";
import * as person from "./people/[personId]/route";
import * as renewals from "./renewals/route";
import * as session from "./sessions/[sessionId]/route";
import * as sync from "./sync/route";

const SEED = 20_261_121;
const BODIES = 1_500;
const PATHS = 500;
const TOGETHER = 25;

let test: ChangeTest;
let cookie: string;
let accountId: string;

beforeAll(async () => {
  test = await startChangeTest();
  setContext(test.context);
  cookie = await cookieOf(test.context, await addPerson(test.context, "admin"));
  accountId = await test.addAccount(business(20));
  // A customer who pays: each body is judged by every rule, and then refused.
  await test.context.db.update(accounts).set({ payMode: "sub" }).where(eq(accounts.id, accountId));
});
afterAll(async () => {
  setContext(null);
  await test.close();
});

const writers: Record<string, Record<string, RouteHandler>> = {
  "/accounts/{accountId}/plans": plans,
  "/accounts/{accountId}/plans/base": base,
  "/accounts/{accountId}/plans/addons": addons,
  "/changes/ch_nothing/settle": settle,
  "/changes/ch_nothing/check": check,
  "/people/00000000-0000-4000-8000-000000000000": person,
  "/sync": sync,
};

async function outcomes(count: number, one: (at: number) => Promise<{ response: Response; told: string }>) {
  const statuses = new Map<number, number>();
  const broken: string[] = [];
  for (let at = 0; at < count; at += TOGETHER) {
    await test.context.db.delete(requestCaps);
    const some = Array.from({ length: Math.min(TOGETHER, count - at) }, (_, more) => one(at + more));
    for (const { response, told } of await Promise.all(some)) {
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      if (response.status >= 500) broken.push(`${response.status} ${told}`);
    }
  }
  return { statuses, broken };
}

it(`breaks on none of ${BODIES} bodies that are not quite right, and sends nothing (seed ${SEED})`, async () => {
  const calls = test.sandbox.counts().total;
  const { statuses, broken } = await outcomes(BODIES, async (at) => {
    const random = createRandom(SEED, at);
    const { method, path, body } = random.pick(targets);
    const handler = writers[path]?.[method];
    if (!handler) throw new Error(`nobody takes ${method} ${path}`);
    const mutated = new Uint8Array(mutatedBody(random, body));
    const headers = { "idempotency-key": `fuzz-${at}`, "if-match": '"of-another-day"' };
    const params = { accountId, changeId: "ch_nothing", personId: "00000000-0000-4000-8000-000000000000" };
    const response = await call(handler, `/api${path}`, { method, cookie, headers, body: mutated, params });
    return { response, told: `${method} ${path} ${Buffer.from(mutated)}` };
  });
  expect(broken).toEqual([]);
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([400, 422]));
  expect(statuses.get(429), "bodies that were not judged").toBeUndefined();
  expect(test.sandbox.counts().total).toBe(calls);
});

it(`breaks on none of ${PATHS} odd ids and queries, and asks Zoom nothing (seed ${SEED})`, async () => {
  const calls = test.sandbox.counts().total;
  const readers = { list, account, plans, changes, change, differences, renewals, audit, session };
  const { broken } = await outcomes(PATHS, async (at) => {
    const random = createRandom(SEED, BODIES + at);
    const [name, reader] = random.pick(Object.entries(readers));
    const id = mutatedId(random);
    const path = `/api/x?${random.chance(0.5) || name === "list" ? mutatedQuery(random) : ""}`;
    const params = { accountId: id, changeId: id, sessionId: id };
    const handler: RouteHandler = name === "session" ? session.DELETE : reader.GET;
    const sent = name === "session" ? { method: "DELETE", body: "{}" } : {};
    const response = await call(handler, path, { cookie, params, ...sent });
    return { response, told: `${name} ${JSON.stringify(id)} ${path}` };
  });
  expect(broken).toEqual([]);
  expect(test.sandbox.counts().total).toBe(calls);
});
