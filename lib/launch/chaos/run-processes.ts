import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { addAccounts } from "@/lib/launch/chaos/accounts";
import type { Door } from "@/lib/launch/chaos/door";
import { httpDoor, signIn } from "@/lib/launch/chaos/http-door";
import { startKiller, type Victim } from "@/lib/launch/chaos/killer";
import { type Outcome, outcomeOf } from "@/lib/launch/chaos/outcome";
import { createRandom } from "@/lib/launch/chaos/random";
import { type Work, workOnce } from "@/lib/launch/chaos/staff";
import { newTally } from "@/lib/launch/chaos/tally";
import { type TemporaryDatabase, temporaryDatabase } from "@/lib/launch/chaos/temporary-database";
import type { Child } from "@/lib/launch/child";
import { startWeb, startWorker, untilReady } from "@/lib/launch/product";
import { addressOf, demoSettings, type Settings } from "@/lib/launch/settings";
import type { Stack } from "@/lib/launch/stack";
import { createControlClient } from "@/lib/sandbox/control-client";
import { freshCredentials } from "@/lib/sandbox/fresh-secrets";
import { startSandbox } from "@/lib/sandbox/server";
import { type Database, openDatabase } from "@/lib/server/db/client";

export type ProcessesOptions = {
  ops: number;
  seed: number;
  processes: number;
  kills: boolean;
  /** From the least to the most share of changes that meet a fault. */
  faults: { least: number; most: number };
  say: (line: string) => void;
};

const ACCOUNTS = 240;
const PEOPLE = Array.from({ length: 16 }, (_, index) => (index % 2 === 0 ? "ines" : "jonas"));
// A change that arrives half a minute late: longer than the product waits for an answer.
const TIMES = { late: 30_000, stale: 10_000, delay: 1_000 };
const SETTLED_WITHIN_MS = 300_000;
const LOOK_EVERY_MS = 500;

/** A chaos run against the built product: web processes and a worker on one database, killed and started again. */
export async function runProcesses(stack: Stack, options: ProcessesOptions): Promise<Outcome> {
  const { ops, seed, faults, say } = options;
  const random = createRandom(seed);
  const database = await temporaryDatabase(stack);
  const credentials = freshCredentials();
  const sandbox = await stack.start(async () => {
    const started = await startSandbox({ accounts: 0, enforceLimits: false, credentials });
    return { ...started, stop: () => started.close() };
  });
  const control = createControlClient(sandbox.controlUrl);
  const accounts = await addAccounts(control, ACCOUNTS);
  const ports = await Promise.all(Array.from({ length: options.processes }, freePort));
  const place = { port: ports[0] ?? 0, dataDir: database.dataDir };
  const common = {
    ...demoSettings(place, sandbox, credentials, database.url),
    ZOOM_RATE_SHARE: "1",
    LOG_LEVEL: "fatal",
  };
  const webs = await Promise.all(
    ports.map((port) => startAgainAndAgain(stack, "web", { ...common, PORT: String(port) })),
  );
  const worker = await startAgainAndAgain(stack, "worker", common);
  const db = openDatabase(database.url);
  await stack.start(async () => ({ stop: () => db.$client.end() }));
  await untilRead(db, accounts.length);
  say(`${options.processes} web processes and a worker are up, ${accounts.length} sub-accounts are read`);
  const doors = await doorsOf(ports);
  const work: Work = {
    doors,
    control,
    tally: newTally(),
    faultShare: 0,
    times: TIMES,
    now: Date.now,
    oldViews: new Map(),
  };
  const victims: Victim[] = [...webs, worker, victimOf(database)];
  const killer = options.kills ? startKiller(createRandom(seed, 1), victims, work.tally) : null;
  await workAll(work, {
    ops,
    seed,
    accounts,
    share: () => faults.least + random.next() * (faults.most - faults.least),
    say,
  });
  await killer?.stop();
  await control.clearFaults();
  say("the faults have ended and everything is up");
  await untilSettled(db, work);
  return outcomeOf({ db, control, tally: work.tally, now: new Date(), seed });
}

async function startAgainAndAgain(stack: Stack, kind: "web" | "worker", settings: Settings): Promise<Victim> {
  const ready = `http://127.0.0.1:${settings.PORT}/api/health/ready`;
  const start = async (): Promise<Child> => {
    const child = kind === "web" ? startWeb(settings, "127.0.0.1") : startWorker(settings, "keep");
    if (kind === "web") await untilReady(ready, () => stack.throwIfStopping());
    return child;
  };
  let child = await start();
  await stack.start(async () => ({ stop: () => child.stop() }));
  const killAndRestart = async () => {
    await child.kill();
    child = await start();
  };
  return { name: kind, killAndRestart };
}

function victimOf(database: TemporaryDatabase): Victim {
  return { name: "Postgres", killAndRestart: database.killAndRestart };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

// Each person has one session and uses whichever process the load balancer gives.
async function doorsOf(ports: number[]): Promise<Door[]> {
  const base = (port: number) => `http://127.0.0.1:${port}`;
  const [first = 0] = ports;
  const cookies = await Promise.all(PEOPLE.map((person) => signIn(base(first), addressOf(first), person)));
  return cookies.flatMap((cookie) => ports.map((port) => httpDoor(base(port), addressOf(first), cookie)));
}

type Plan = {
  ops: number;
  seed: number;
  accounts: string[];
  share: () => number;
  say: (line: string) => void;
};

async function workAll(work: Work, { ops, seed, accounts, share, say }: Plan): Promise<void> {
  let turn = 0;
  const person = async () => {
    while (work.tally.ops < ops) {
      work.faultShare = share();
      const own = createRandom(seed, 2, turn++);
      await workOnce(work, own, own.pick(accounts));
      if (turn % 100 === 0)
        say(`${work.tally.ops} of ${ops} changes, kills ${JSON.stringify(work.tally.kills)}`);
    }
  };
  await Promise.all(PEOPLE.map(person));
}

async function untilRead(db: Database, accounts: number): Promise<void> {
  const read =
    "select count(*)::int as count from accounts where id like 'chaos-%' and plans_read_at is not null";
  await until(async () => (await db.$client.query<{ count: number }>(read)).rows[0]?.count === accounts);
}

async function untilSettled(db: Database, { tally }: Work): Promise<void> {
  const recovered = performance.now();
  const open = "select 1 from changes where state in ('prepared', 'sending', 'unknown') limit 1";
  await until(async () => (await db.$client.query(open)).rowCount === 0);
  tally.recoveries.push((performance.now() - recovered) / 1000);
}

/** Waits for it, at most some minutes; what is missing then shows in the outcome. A database that is down is asked again. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + SETTLED_WITHIN_MS;
  while (performance.now() < end && !(await isSo().catch(() => false))) await wait(LOOK_EVERY_MS);
}
