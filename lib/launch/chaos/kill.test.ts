import { afterAll, beforeAll, expect, it } from "vitest";
import { killPoints } from "@/lib/launch/chaos/kill-points";
import { runKills } from "@/lib/launch/chaos/run-kills";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/testing";
import { noteAttempts, RUNS } from "@/lib/server/faults/testing/attempts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

// Twice, so that each point's second way is taken too; fifty times when the full figure is asked for.
const RUNS_A_POINT = Math.max(2, Math.floor(RUNS / 4));

it("F26: kill -9 at any of twelve points leaves journal, ledger and audit in agreement", async () => {
  const kills = await runKills(database.url, RUNS_A_POINT);
  const bad = kills.filter(({ faults }) => faults.length > 0);
  noteAttempts(kills.length, bad.length);
  expect(kills).toHaveLength(killPoints.length * RUNS_A_POINT);
  expect(bad).toEqual([]);
}, 1_200_000);
