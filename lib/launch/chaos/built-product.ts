import { type AddressInfo, createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { addAccounts } from "@/lib/launch/chaos/accounts";
import { type Again, startAgain } from "@/lib/launch/chaos/again";
import { signIn } from "@/lib/launch/chaos/http-door";
import { type TemporaryDatabase, temporaryDatabase } from "@/lib/launch/chaos/temporary-database";
import { addressOf, demoSettings, type PretendZoom } from "@/lib/launch/settings";
import type { Stack } from "@/lib/launch/stack";
import { type ControlClient, createControlClient } from "@/lib/sandbox/control-client";
import { freshCredentials } from "@/lib/sandbox/fresh-secrets";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { type Database, openDatabase } from "@/lib/server/db/client";

export type ProductOptions = {
  /** How many web processes there are; the worker is one. */
  processes: number;
  accounts: number;
  /** Demo people who sign in, some more than once. */
  people: string[];
  /** Where web and worker find Zoom, when something stands between. */
  zoomAt?: (sandbox: Sandbox) => Promise<PretendZoom>;
};

/** The built product with its own database and pretended Zoom, all sub-accounts read. */
export type BuiltProduct = {
  control: ControlClient;
  database: TemporaryDatabase;
  db: Database;
  accounts: string[];
  webs: Again[];
  worker: Again;
  /** Where each web process listens. */
  bases: string[];
  /** The address that all of them are known by. */
  origin: string;
  cookies: string[];
};

const READ_WITHIN_MS = 300_000;
const LOOK_EVERY_MS = 250;

/** Starts everything; it ends with the stack. */
export async function startBuiltProduct(stack: Stack, options: ProductOptions): Promise<BuiltProduct> {
  const database = await temporaryDatabase(stack);
  const credentials = freshCredentials();
  const sandbox = await stack.start(async () => {
    const started = await startSandbox({ accounts: 0, enforceLimits: false, credentials });
    return { ...started, stop: () => started.close() };
  });
  const control = createControlClient(sandbox.controlUrl);
  const accounts = await addAccounts(control, options.accounts);
  const ports = await Promise.all(Array.from({ length: options.processes }, freePort));
  const [first = 0] = ports;
  const zoom = (await options.zoomAt?.(sandbox)) ?? sandbox;
  const settings = {
    ...demoSettings({ port: first, dataDir: database.dataDir }, zoom, credentials, database.url),
    ZOOM_RATE_SHARE: "1",
    LOG_LEVEL: "fatal",
  };
  const [worker, ...webs] = await Promise.all([
    startAgain(stack, "worker", settings),
    ...ports.map((port) => startAgain(stack, "web", { ...settings, PORT: String(port) })),
  ]);
  const db = openDatabase(database.url);
  await stack.start(async () => ({ stop: () => db.$client.end() }));
  const bases = ports.map((port) => `http://127.0.0.1:${port}`);
  const origin = addressOf(first);
  const cookies = await Promise.all(options.people.map((person) => signIn(bases[0] ?? "", origin, person)));
  await untilRead(db, accounts.length);
  return { control, database, db, accounts, webs, worker, bases, origin, cookies };
}

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilRead(db: Database, accounts: number): Promise<void> {
  const read =
    "select count(*)::int as count from accounts where id like 'chaos-%' and plans_read_at is not null";
  await until(async () => (await db.$client.query<{ count: number }>(read)).rows[0]?.count === accounts);
}

/** Waits until no change is open, at most some minutes: what is open then shows in the outcome. Returns the seconds. */
export async function untilSettled(db: Database): Promise<number> {
  const began = performance.now();
  const open = "select 1 from changes where state in ('prepared', 'sending', 'unknown') limit 1";
  await until(async () => (await db.$client.query(open)).rowCount === 0);
  return (performance.now() - began) / 1000;
}

/** Waits for it, at most some minutes. A database that is down is asked again. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + READ_WITHIN_MS;
  while (performance.now() < end && !(await isSo().catch(() => false))) await wait(LOOK_EVERY_MS);
}
