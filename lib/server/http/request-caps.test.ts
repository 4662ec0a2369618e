import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/testing";
import { countRequest, forgetCaps } from "@/lib/server/http/request-caps";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function refusals(id: string, count: number, kind: "person" | "signIn" = "person"): Promise<number> {
  const asked = Array.from({ length: count }, () => countRequest(database, kind, id));
  return (await Promise.allSettled(asked)).filter(({ status }) => status === "rejected").length;
}

describe("B23: of 200 changes a minute by one person", () => {
  it("those beyond 120 are refused with the seconds to wait, and others are not touched", async () => {
    const refused = await refusals("busy", 200);
    // While they come, time passes and lets a few more in.
    expect(refused).toBeGreaterThan(60);
    expect(refused).toBeLessThanOrEqual(80);
    expect(await refusals("other", 1)).toBe(0);
    const error = await countRequest(database, "person", "busy").catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      code: "too_many_requests",
      headers: { "Retry-After": expect.stringMatching(/^[1-9]\d?$/) },
    });
  });

  it("no more are counted against somebody than were let in", async () => {
    await refusals("eager", 400);
    await database.db.execute(sql`update request_caps set arrival = arrival - interval '62 seconds'`);
    expect(await refusals("eager", 100)).toBe(0);
  });
});

it("B23: of 1,000 sign-in starts a minute from one address most are refused, of another none", async () => {
  const refused = await refusals("192.0.2.7", 1_000, "signIn");
  expect(refused).toBeGreaterThan(700);
  expect(refused).toBeLessThanOrEqual(880);
  expect(await refusals("192.0.2.8", 1, "signIn")).toBe(0);
});

describe("what is counted", () => {
  it.each(["a\0b", "x".repeat(10_000), "'; drop table request_caps; --"])(
    "may have any id (%#)",
    async (id) => {
      expect(await refusals(id, 1)).toBe(0);
    },
  );

  it("is forgotten an hour later", async () => {
    await refusals("long ago", 1);
    await database.db.execute(sql`update request_caps set arrival = now() - interval '61 minutes'`);
    await forgetCaps(database);
    expect((await database.db.execute(sql`select from request_caps`)).rowCount).toBe(0);
  });
});
