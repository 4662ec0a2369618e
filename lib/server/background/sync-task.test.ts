import { afterAll, beforeAll, expect, it } from "vitest";
import { syncTask } from "@/lib/server/background/sync-task";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { openRun, takeWalk } from "@/lib/server/sync/sync-run";

let test: ChangeTest;

beforeAll(async () => {
  test = await startChangeTest({ accounts: 0 });
});

afterAll(() => test.close());

it("asks for the list again for when a dead process's hold on it ends", async () => {
  const run = await openRun(test.context, null);
  await takeWalk(test.context, run);
  await syncTask(test.context, { runId: run }, new AbortController().signal);
  const { rows } = await test.owner.$client.query(
    `select j.run_at - r.walk_lease_until between '0.9 s' and '1 s' as when_free from graphile_worker.jobs j, sync_runs r where j.key = 'sync'`,
  );
  expect(rows).toEqual([{ when_free: true }]);
});
