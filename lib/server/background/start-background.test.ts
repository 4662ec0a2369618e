import { eq, isNotNull } from "drizzle-orm";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startBackground } from "@/lib/server/background/start-background";
import { type ChangeTest, callerAs, startChangeTest } from "@/lib/server/changes/testing";
import { auditEvents } from "@/lib/server/db/audit-schema";
import { accounts } from "@/lib/server/db/schema";
import { accountRenewals } from "@/lib/server/db/sync-schema";
import { syncRuns } from "@/lib/server/db/zoom-schema";
import { getSync } from "@/lib/server/services/sync/get-sync";
import { startSync } from "@/lib/server/services/sync/start-sync";
import { failRun, openRun } from "@/lib/server/sync/sync-run";

let test: ChangeTest;
const admin = callerAs("admin");

beforeEach(async () => {
  test = await startChangeTest();
});

afterEach(() => test.close());

const untilRead = () =>
  vi.waitFor(async () => expect(await getSync(test.context, admin)).toMatchObject({ state: "done" }), 15_000);

const jobsUnderWay = async () =>
  (await test.owner.$client.query("select from graphile_worker.jobs where locked_at is not null")).rows;

it("reads all sub-accounts at the first start, none at a second soon after, and one when asked", async () => {
  expect(await getSync(test.context, admin)).toMatchObject({ state: "never" });
  const first = await startBackground(test.context);
  await untilRead();
  expect((await test.context.db.select().from(accounts)).length).toBeGreaterThan(50);
  await first.stop();
  // That a job is done is stored when the worker has stopped: else nobody would take it up for hours.
  expect(await jobsUnderWay()).toHaveLength(0);
  const before = await test.context.db.select().from(syncRuns);
  const second = await startBackground(test.context);
  expect(await test.context.db.select().from(syncRuns)).toHaveLength(before.length);
  expect(await startSync(test.context, admin)).toMatchObject({ state: "running" });
  await startSync(test.context, admin);
  await untilRead();
  await second.stop();
  expect(await test.context.db.select().from(syncRuns)).toHaveLength(before.length + 1);
  const asked = eq(auditEvents.action, "sync.requested");
  expect(await test.context.db.select().from(auditEvents).where(asked)).toHaveLength(1);
});

it("reads the renewals' amounts after the first list, without waiting for the hour", async () => {
  const background = await startBackground(test.context);
  await vi.waitFor(async () => {
    const told = await test.context.db
      .select()
      .from(accountRenewals)
      .where(isNotNull(accountRenewals.amount));
    expect(told.length).toBeGreaterThan(0);
  }, 15_000);
  await background.stop();
});

it("begins anew at the next start after a reading that failed or was stopped", async () => {
  await openRun(test.context, null);
  await failRun(test.context, "The reading was stopped.");
  const background = await startBackground(test.context);
  await untilRead();
  await background.stop();
});

it("goes on after a process died while reading", async () => {
  const lost = await openRun(test.context, null);
  const background = await startBackground(test.context);
  await untilRead();
  await background.stop();
  const [run] = await test.context.db.select().from(syncRuns).where(eq(syncRuns.id, lost));
  expect(run?.state).toBe("done");
});

it("lets nobody but partner staff and admins ask for a reading", async () => {
  for (const role of ["support", "finance"] as const) {
    await expect(startSync(test.context, callerAs(role))).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(await test.context.db.select().from(syncRuns)).toHaveLength(0);
});
