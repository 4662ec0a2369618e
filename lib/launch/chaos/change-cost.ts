import { randomUUID } from "node:crypto";
import { channel } from "node:diagnostics_channel";
import { chaosEnv, newClock, PATIENT, standIn } from "@/lib/launch/chaos/processes-in-one";
import { temporaryDatabase } from "@/lib/launch/chaos/temporary-database";
import { say } from "@/lib/launch/project";
import { Stack } from "@/lib/launch/stack";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { startSandbox } from "@/lib/sandbox/server";
import type { Caller, Context } from "@/lib/server/context";
import { changeBasePlan } from "@/lib/server/services/plans/change-base-plan";
import { readPlans } from "@/lib/server/services/plans/read-plans";
import { runSync } from "@/lib/server/sync/run-sync";

const ROUNDS = 300;
const WARM_UP = 30;
const MOST_MS = 10;
const MOST_TIMES = 6;
const TYPE = "monthly";

/** What a change costs beside Zoom's own time, next to one bare durable commit in the same database (goal S12). */
const stack = new Stack();
try {
  const database = await temporaryDatabase(stack);
  const sandbox = await stack.start(async () => {
    const running = await startSandbox({ accounts: 0, enforceLimits: false });
    return { ...running, stop: () => running.close() };
  });
  const context = await stack.start(async () => {
    const made = standIn(chaosEnv(sandbox, database.url), newClock(), PATIENT);
    return { ...made, stop: () => made.pool.end() };
  });
  await runSync(context);
  await context.pool.query("create table bare_commit (id serial primary key, body jsonb)");
  const [changes, commits] = await measure(context);
  report(changes, commits);
} finally {
  await stack.stop();
}

async function measure(context: Context): Promise<[number[], number[]]> {
  const zoom = zoomTime();
  const changes: number[] = [];
  const commits: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const commit = await timed(() =>
      context.pool.query("insert into bare_commit (body) values ($1)", [{ round }]),
    );
    const { version } = await readPlans(context, caller(), SCENARIO.documentedSample);
    zoom.reset();
    // Up by one each round: an increase of a sub-account whose contract has no published range.
    const all = await timed(() => change(context, version, 101 + round));
    if (round < WARM_UP) continue;
    changes.push(all - zoom.spent());
    commits.push(commit);
  }
  return [changes, commits];
}

function change(context: Context, ifMatch: string, hosts: number) {
  return changeBasePlan(context, caller(), {
    accountId: SCENARIO.documentedSample,
    request: { type: TYPE, hosts },
    idempotencyKey: randomUUID(),
    ifMatch,
    reason: "Bench",
  });
}

function caller(): Caller {
  const person = { id: "bench", name: "Bench", email: null, role: "partner" } as const;
  return { person, requestId: randomUUID(), ip: null };
}

/** Adds up how long requests to Zoom were under way, as Node's own HTTP client tells. */
function zoomTime() {
  const began = new Map<unknown, number>();
  let spent = 0;
  const request = (message: unknown) => (message as { request: unknown }).request;
  channel("undici:request:create").subscribe((message) => began.set(request(message), performance.now()));
  channel("undici:request:trailers").subscribe((message) => {
    const start = began.get(request(message));
    if (start !== undefined) spent += performance.now() - start;
    began.delete(request(message));
  });
  return { spent: () => spent, reset: () => (spent = 0) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function report(changes: number[], commits: number[]): void {
  const [change, commit] = [percentile(changes, 95), percentile(commits, 95)];
  say("| | p50 ms | p95 ms |");
  say("| --- | --- | --- |");
  say(`| a change without Zoom's time | ${percentile(changes, 50).toFixed(2)} | ${change.toFixed(2)} |`);
  say(`| one bare durable commit | ${percentile(commits, 50).toFixed(2)} | ${commit.toFixed(2)} |`);
  say(
    `p95 ${change.toFixed(2)} ms of at most ${MOST_MS}, ${(change / commit).toFixed(1)}x of at most ${MOST_TIMES}x`,
  );
  if (change > MOST_MS || change / commit > MOST_TIMES) process.exitCode = 1;
}

function percentile(values: number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
