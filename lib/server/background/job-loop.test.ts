import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startBackground } from "@/lib/server/background/start-background";
import { type ChangeTest, callerAs, startChangeTest } from "@/lib/server/changes/testing";
import { getSync } from "@/lib/server/services/sync/get-sync";
import { startSync } from "@/lib/server/services/sync/start-sync";

const admin = callerAs("admin");
const REFUSE = `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'away'; end $$;
  create trigger refused before delete on graphile_worker._private_jobs for each row execute function refuse()`;

let test: ChangeTest;

beforeEach(async () => {
  test = await startChangeTest({ accounts: 0 });
});

afterEach(() => test.close());

const untilDone = (runs: number) =>
  vi.waitFor(async () => {
    expect(await getSync(test.context, admin)).toMatchObject({ state: "done" });
    const { rows } = await test.owner.$client.query("select from sync_runs");
    expect(rows).toHaveLength(runs);
  }, 15_000);

it("goes on with jobs after it could not be stored that one was done", async () => {
  const { $client } = test.owner;
  const told = vi.spyOn(test.context.log, "error");
  const background = await startBackground(test.context);
  await $client.query(REFUSE);
  await untilDone(1);
  await startSync(test.context, admin);
  await vi.waitFor(
    () => expect(told.mock.calls.flat()).toContain("the runner of jobs has ended and begins anew"),
    15_000,
  );
  await $client.query("drop trigger refused on graphile_worker._private_jobs");
  await untilDone(2);
  await startSync(test.context, admin);
  await untilDone(3);
  await background.stop();
});
