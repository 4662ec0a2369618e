import { afterAll, beforeAll, expect, it } from "vitest";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { readAccountPlans } from "@/lib/server/sync/read-account-plans";
import { runSync } from "@/lib/server/sync/run-sync";

const PLANS_MS = 400;

let test: ChangeTest;

beforeAll(async () => {
  test = await startChangeTest({ accounts: 0 });
  await runSync(test.context);
});

afterAll(() => test.close());

// Vitest fails the run for a rejection that nobody handles, as Node ends the process.
it("ends no process when who pays cannot be stored while the plans are still read", async () => {
  await test.owner.$client.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'locked'; end $$;
    create trigger refused before update of pay_mode on accounts for each row execute function refuse()`);
  await test.control.addFault({
    match: { method: "GET", path: `/v2/accounts/${SCENARIO.free}/plans` },
    action: { kind: "delay", ms: PLANS_MS },
  });
  const began = performance.now();
  const row = { id: SCENARIO.free, accountType: "Free", payMode: null };
  await expect(readAccountPlans(test.context, row, { priority: "background" })).rejects.toThrow();
  expect(performance.now() - began).toBeGreaterThanOrEqual(PLANS_MS);
});
