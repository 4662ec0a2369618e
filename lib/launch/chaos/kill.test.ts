import { afterAll, beforeAll, expect, it } from "vitest";
import { killPoints } from "@/lib/launch/chaos/kill-points";
import { runKills } from "@/lib/launch/chaos/run-kills";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/testing";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("F26: kill -9 at any of twelve points leaves journal, ledger and audit in agreement", async () => {
  const kills = await runKills(database.url, 2);
  expect(kills).toHaveLength(killPoints.length * 2);
  expect(kills.filter(({ faults }) => faults.length > 0)).toEqual([]);
}, 120_000);
