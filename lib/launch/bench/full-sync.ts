import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { listedBytes } from "@/lib/launch/bench/listed-bytes";
import { largestParts, rowsWritten, snapshotBytes } from "@/lib/launch/bench/snapshot-writes";
import { childMemory, type SyncGround, startSyncGround } from "@/lib/launch/bench/sync-ground";
import { zoomAuthorization } from "@/lib/launch/bench/zoom-authorization";
import { startWorker } from "@/lib/launch/product";
import { say } from "@/lib/launch/project";
import { Stack } from "@/lib/launch/stack";
import { runSync } from "@/lib/server/sync/run-sync";

const { values } = parseArgs({
  options: {
    accounts: { type: "string", default: "2000" },
    "answer-ms": { type: "string", default: "150" },
    share: { type: "string", default: "0.8" },
  },
});
const ACCOUNTS = Number(values.accounts);
const SHARE = Number(values.share);
const PER_SECOND = 60;
const LOOK_EVERY_MS = 250;
const MUST = { ratio: 1.08, memory: 300, ingest: 0.35, perSecond: 600, writes: 1.02, disk: 3 };
const LANES = 32;

/** What a full reading of all sub-accounts costs (goals S14, S15, S18 and S19): `--accounts 100000` takes 40 minutes. */
const stack = new Stack();
try {
  const ground = await startSyncGround(stack, {
    accounts: ACCOUNTS,
    answerMs: Number(values["answer-ms"]),
    share: SHARE,
  });
  say("| goal | what | figure | must |");
  say("| --- | --- | --- | --- |");
  await fullReading(ground);
  await disk(ground);
  await ground.control.setSettings({ answerMs: 0, enforceLimits: false });
  await ingest(ground);
  await noChange(ground);
} finally {
  await stack.stop();
}

function tell(goal: string, what: string, figure: number, most: number, atLeast = false): void {
  const good = atLeast ? figure >= most : figure <= most;
  say(
    `| ${goal} | ${what} | ${figure.toFixed(2)} | ${atLeast ? ">=" : "<="} ${most}${good ? "" : " (missed)"} |`,
  );
  if (!good) process.exitCode = 1;
}

/** A real worker reads everything under Zoom's limits. */
async function fullReading({ database, control, settings }: SyncGround): Promise<void> {
  const worker = await stack.start(async () => startWorker({ ...process.env, ...settings }, "keep"));
  let memory = 0;
  let run: { state: string; seconds: number } | undefined;
  do {
    await wait(LOOK_EVERY_MS);
    memory = Math.max(memory, childMemory("worker.ts"));
    const { rows } = await database.query(`select state,
      extract(epoch from finished_at - started_at)::float8 as seconds from sync_runs order by id limit 1`);
    run = rows[0];
  } while (!run || run.state === "running");
  const { received, answered } = await control.counts();
  await isCompact(database);
  await worker.stop();
  const calls = (received["GET /accounts"] ?? 0) + (received["GET /accounts/{accountId}/plans"] ?? 0);
  const refused = Object.entries(answered).filter(([route]) => route.endsWith(" 429"));
  say(`| | ${calls} calls in ${run.seconds.toFixed(1)} s, ${(calls / run.seconds).toFixed(1)}/s | | |`);
  tell(
    "S14",
    "time by the least that the rate allows",
    run.seconds / (calls / (PER_SECOND * SHARE)),
    MUST.ratio,
  );
  tell(
    "S14",
    "answers of 429",
    refused.reduce((sum, [, count]) => sum + count, 0),
    0,
  );
  tell("S14", "memory of the worker, MB", memory, MUST.memory);
}

// What the first reading left of gaps is closed right after it, and the renewals are read beside it.
async function isCompact(database: SyncGround["database"]): Promise<void> {
  for (let isDone = false; !isDone; await wait(LOOK_EVERY_MS)) {
    const { rows } = await database.query(
      "select compacted_at is not null and renewals_at is not null as done from sync_state",
    );
    isDone = rows[0].done;
  }
}

/** What the snapshot takes on disk as the worker leaves it after its first reading. */
async function disk(ground: SyncGround): Promise<void> {
  const { disk, plans } = await snapshotBytes(ground.database);
  const { accounts, renewals } = await listedBytes(ground);
  const by = (bytes: number) => (disk / bytes).toFixed(2);
  say(`| | ${await largestParts(ground.database)} | | |`);
  say(
    `| | bytes on disk by those of plans and list: ${by(plans + accounts)}, of plans alone: ${by(plans)} | | |`,
  );
  const all = disk / (plans + accounts + renewals);
  tell("S19", "bytes on disk by bytes of plans, list and renewals as JSON", all, MUST.disk);
}

/** A first reading into an empty snapshot without a limit, next to the bare reads of the same plans. */
async function ingest({ context, database, apiBaseUrl, tokenUrl, settings }: SyncGround): Promise<void> {
  const { rows } = await database.query<{ id: string }>("select id from accounts");
  const headers = { authorization: await zoomAuthorization(tokenUrl, settings) };
  const bare = await perSecond(rows.length, async () => {
    const queue = rows.map(
      ({ id }) => `${apiBaseUrl}/accounts/${encodeURIComponent(encodeURIComponent(id))}/plans`,
    );
    const lane = async () => {
      for (let url = queue.pop(); url; url = queue.pop())
        JSON.parse(await (await fetch(url, { headers })).text());
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  });
  await database.query("truncate accounts cascade");
  const own = await perSecond(rows.length, async () => void (await runSync(context)));
  say(`| | ${own.toFixed(0)} sub-accounts a second without a limit, bare reads ${bare.toFixed(0)} | | |`);
  tell("S15", "ingest by bare GET and JSON.parse", own / bare, MUST.ingest, true);
  tell("S15", "sub-accounts a second", own, MUST.perSecond, true);
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (count * 1000) / (performance.now() - began);
}

/** Everything is read once more, and a hundredth has changed. */
async function noChange({ context, database, control }: SyncGround): Promise<void> {
  const { rows } = await database.query<{ id: string }>(
    "select id from accounts where status = 'active' and base_type is not null order by id limit $1",
    [Math.ceil(ACCOUNTS / 100)],
  );
  for (const { id } of rows) {
    const plan_base = { type: "monthly", hosts: 8, next_invoice_date: "2031-01-01", status: "active" };
    await control.mutate(id, { plans: { plan_base } });
  }
  const changed = await rowsWritten(database, async () => void (await runSync(context)));
  const still = await rowsWritten(database, async () => void (await runSync(context)));
  say(
    `| | snapshot rows written for ${rows.length} changed of ${ACCOUNTS} sub-accounts: ${changed.snapshot} | | |`,
  );
  // Each that changed has a row of its own, one of its plans, and its lines.
  tell("S18", "snapshot rows written when nothing changed", still.snapshot, 0);
  say(`| | narrow rows of the queue written by the way | ${still.queue} | |`);
}
