import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Postgres, startPostgres } from "@/lib/launch/postgres/supervisor";
import { isRunning } from "@/lib/launch/running";
import { business, type ChangeTest, readAgain, startChangeTest } from "@/lib/server/changes/testing";
import { openDatabase } from "@/lib/server/db/client";
import { migrate } from "@/lib/server/db/migrate";
import { accounts, changes } from "@/lib/server/db/schema";
import { createZoom } from "@/lib/server/zoom/client";
import { changeOf, look, send, wanted } from "./testing";
import { many, noteAttempts, oneIn, RUNS } from "./testing/attempts";

// A database server of its own with the settings of the product: commits reach the disk, and it can be killed.
let folder: string;
let postgres: Postgres;
let at: ChangeTest;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "plandesk-faults-"));
  chmodSync(folder, 0o711);
  postgres = await startPostgres(folder);
  await migrate(postgres.url);
}, 60_000);

afterAll(async () => {
  await startPostgres(folder).then((running) => running.stop());
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

beforeEach(async () => {
  at = await startChangeTest();
  const { env, clock, log } = at.context;
  const db = openDatabase(postgres.url);
  const timings = { write: 2_000, read: 2_000, backoffMin: 1, backoffMax: 5 };
  Object.assign(at.context, {
    db,
    pool: db.$client,
    zoom: createZoom({ env, db, clock, log, timings, breakerCalls: Number.POSITIVE_INFINITY }),
  });
});

afterEach(async () => {
  await at.context.pool.end();
  await at.close();
});

function kill(): void {
  const pid = Number.parseInt(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8"), 10);
  process.kill(pid, "SIGKILL");
}

async function killAndRestart(): Promise<void> {
  const pid = Number.parseInt(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8"), 10);
  kill();
  await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
  postgres = await startPostgres(folder);
}

async function addAccount(): Promise<string> {
  const id = await at.addAccount(business(20));
  await readAgain(at.context, id);
  return id;
}

const read = () => at.context.db.select({ id: accounts.id }).from(accounts).limit(1);

test("F24: reads fail fast while the database is down, and the first good one comes at once after its return", {
  timeout: 300_000,
}, async () => {
  await many(oneIn(40), restartOnce, 1);
});

async function restartOnce(): Promise<void> {
  const id = await addAccount();
  await postgres.stop();
  const began = performance.now();
  await expect(send(at.context, offlineInput(id))).rejects.toBeInstanceOf(Error);
  expect(performance.now() - began).toBeLessThan(6_000);
  postgres = await startPostgres(folder);
  const back = performance.now();
  const reads = () =>
    read().then(
      () => true,
      () => false,
    );
  await expect.poll(reads, { timeout: 5_000, interval: 20 }).toBe(true);
  expect(performance.now() - back).toBeLessThan(5_000);
  expect(at.ledger(id)).toEqual([]);
  expect((await send(at.context, await at.input(id, wanted(21)))).change).toMatchObject({ state: "applied" });
}

function offlineInput(accountId: string) {
  return {
    accountId,
    request: wanted(21),
    idempotencyKey: `offline-${accountId}`,
    ifMatch: "v",
    reason: null,
  };
}

test("F27: kill -9 of Postgres while changes run loses no committed row and no change", {
  timeout: 600_000,
}, async () => {
  const rounds = Math.ceil(RUNS / 20);
  for (let round = 0; round < rounds; round += 1) {
    const ids = await Promise.all(Array.from({ length: 6 }, addAccount));
    noteAttempts(ids.length);
    const inputs = await Promise.all(ids.map((id) => at.input(id, wanted(21))));
    for (const id of ids.slice(0, 3)) {
      await at.control.addFault({
        match: { method: "PUT", accountId: id },
        action: { kind: "delay", ms: 60 },
      });
    }
    const answers = inputs.map((input) => send(at.context, input).catch((error: Error) => ({ error })));
    await expect
      .poll(() => at.sandbox.ledger().applied.length, { interval: 2 })
      .toBeGreaterThanOrEqual(round * 6 + 1);
    const committed = await at.context.db
      .select({ id: changes.id, state: changes.state, fence: changes.fence })
      .from(changes);
    await killAndRestart();
    await Promise.all(answers);
    const kept = new Map((await at.context.db.select().from(changes)).map((row) => [row.id, row]));
    const lost = committed.filter(({ id }) => !kept.has(id));
    expect(lost).toEqual([]);
    await look(at, 46, 2, 5, 15, 45, 60);
    for (const [index, id] of ids.entries()) {
      const applied = at.ledger(id).length;
      expect(applied).toBeLessThanOrEqual(1);
      const input = inputs[index];
      const known = [...kept.values()].find((row) => row.idempotencyKey === input?.idempotencyKey);
      // Whatever was applied is in the journal, and ends as what it is.
      expect(known !== undefined || applied === 0).toBe(true);
      if (known)
        expect((await changeOf(at.context, id)).state).toMatch(applied === 1 ? /^applied$/ : /^not_/);
    }
  }
});
