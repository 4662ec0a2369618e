import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { type ChangeTest, running, startChangeTest } from "@/lib/server/changes/testing";
import { setContext } from "@/lib/server/context";
import { requestCaps } from "@/lib/server/db/cap-schema";
import type { RouteHandler } from "@/lib/server/http/handle";
import { addPerson, call, cookieOf } from "@/lib/server/testing";

/** What the tests of a file share: a partner's cookie, one of each test's own, and two sub-accounts. */
export type ApiTest = { test: ChangeTest; cookie: string; business: string; free: string };

/** Starts a sandbox and a database for a test file, and holds each of its tests to calling Zoom not at all. */
export function holdApiTest(): ApiTest {
  const at = {} as ApiTest;
  let calls = 0;
  beforeAll(async () => {
    at.test = await startChangeTest();
    setContext(at.test.context);
    at.business = await at.test.addAccount({
      plan_base: running("business_monthly", 20),
      plan_webinar: [running("webinar500_monthly", 2)],
    });
    at.free = await at.test.addAccount({}, { accountType: "Free" });
  });
  beforeEach(async () => {
    // The caps of changes a minute are looked at elsewhere.
    await at.test.context.db.delete(requestCaps);
    at.cookie = await cookieOf(at.test.context, await addPerson(at.test.context, "partner"));
    calls = at.test.sandbox.counts().total;
  });
  afterEach(() => {
    expect(at.test.sandbox.counts().total, "calls that reached Zoom").toBe(calls);
    expect("polluted" in {}).toBe(false);
  });
  afterAll(async () => {
    setContext(null);
    await at.test.close();
  });
  return at;
}

export type Sent = { body?: unknown; raw?: BodyInit; headers?: Record<string, string>; accountId?: string };

/** Sends a change as its form would, but for what `sent` says. */
export async function write(
  { test, cookie, business, free }: ApiTest,
  handler: RouteHandler,
  method: string,
  { body, raw, headers, accountId = business }: Sent,
): Promise<Told> {
  const { ifMatch } = await test.input(accountId === free ? free : business, {});
  const own = { "idempotency-key": randomUUID(), "if-match": `"${ifMatch}"`, ...headers };
  const sent = { method, cookie, body: raw ?? JSON.stringify(body), headers: own, params: { accountId } };
  return told(await call(handler, "/api/x", sent));
}

export type Told = {
  status: number;
  code: string | undefined;
  errors: { path: string; message: string }[];
  text: string;
};

/** What an answer says. */
export async function told(answer: Response): Promise<Told> {
  const text = await answer.text();
  const said = JSON.parse(text) as { code?: string; errors?: Told["errors"] };
  return { status: answer.status, code: said.code, errors: said.errors ?? [], text };
}

/** The fields that were refused. */
export const paths = ({ errors }: Told): string[] => errors.map(({ path }) => path);

const contact = {
  first_name: "Kari",
  last_name: "Nordmann",
  email: "kari@museum.example",
  phone_number: "+47 38 07 49 00",
  address: "Skippergata 24 B",
  city: "Kristiansand",
  state: "Agder",
  zip: "4611",
  country: "NO",
};

/** A subscription; `person` replaces parts of its contact. */
export const order = (more: object, person: object = {}) => ({
  contact: { ...contact, ...person },
  plan_base: { type: "business_yearly", hosts: 16 },
  ...more,
});
