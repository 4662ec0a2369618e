import { afterEach, beforeEach, expect, it } from "vitest";
import { runRounds } from "@/lib/launch/chaos/run-rounds";
import { createTestDatabase, type TestDatabase } from "@/lib/server/db/testing";

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

it.each([1, 2, 3, 4, 5])(
  "200 changes under faults are each done once or not at all, and told truly: seed %i",
  async (seed) => {
    const { broken, history } = await runRounds({ ops: 200, seed, databaseUrl: database.url });
    expect(broken).toEqual([]);
    expect(history.ledger.length).toBeGreaterThan(100);
  },
  120_000,
);
