import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Change } from "@/lib/domain/change";
import type { Role } from "@/lib/domain/permissions";
import { type Problem, problem } from "@/lib/domain/problem";
import { type ControlClient, createControlClient } from "@/lib/sandbox/control-client";
import type { SandboxOptions } from "@/lib/sandbox/options";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import type { AccountPatch } from "@/lib/sandbox/state/account";
import type { ChangeResult } from "@/lib/server/changes/answers";
import type { ChangeRow } from "@/lib/server/changes/change-row";
import type { ChangeInput } from "@/lib/server/changes/operation";
import { type Caller, type Clock, type Context, createContext } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/client";
import { accountPlans, accounts, changes } from "@/lib/server/db/schema";
import { createTestDatabase } from "@/lib/server/db/testing";
import { readEnv } from "@/lib/server/env";
import { AppError } from "@/lib/server/errors";
import { createLogger } from "@/lib/server/log";
import { storePlans } from "@/lib/server/sync/store-plans";
import { createZoom } from "@/lib/server/zoom/client";
import { getPlans } from "@/lib/server/zoom/plans";

type Json = Record<string, unknown>;

/** A sandbox, a database and a context of a test file's own; the context's clock stands until it is moved. */
export type ChangeTest = {
  sandbox: Sandbox;
  control: ControlClient;
  context: Context;
  /** The same database as its owner, who may put triggers in, lock the audit and tamper with it. */
  owner: Database;
  /** Moves the context's clock on. */
  pass(seconds: number): void;
  /** Adds a sub-account with these plans to the sandbox and the directory, its plans read; returns its id. */
  addAccount(plans: Json, more?: AccountPatch): Promise<string>;
  /** A well-formed input: a new key and the version that the directory holds. */
  input<Request extends Json>(accountId: string, request: Request): Promise<ChangeInput<Request>>;
  /** What the sandbox applied to an account. */
  ledger(accountId: string): unknown[];
  close(): Promise<void>;
};

/** Starts both; `writeDeadline` is how long a write may take in milliseconds. */
export async function startChangeTest(
  options: SandboxOptions = {},
  writeDeadline = 2_000,
): Promise<ChangeTest> {
  const sandbox = await startSandbox({ accounts: 0, enforceLimits: false, ...options });
  const control = createControlClient(sandbox.controlUrl);
  const database = await createTestDatabase();
  const context = testContext(sandbox, database, writeDeadline);
  let ahead = 0;
  const started = Date.now();
  context.clock.now = () => new Date(started + ahead);
  context.clock.aheadMs = () => ahead;
  return {
    sandbox,
    control,
    context,
    owner: database.owner,
    pass: (seconds) => {
      ahead += seconds * 1000;
    },
    addAccount: (plans, more) => addAccount(context, control, plans, more),
    input: (accountId, request) => inputFor(context, accountId, request),
    ledger: (accountId) => sandbox.ledger().applied.filter((entry) => entry.accountId === accountId),
    close: async () => {
      await sandbox.close();
      await database.drop();
    },
  };
}

function testContext(
  sandbox: Sandbox,
  { db, url }: { db: Context["db"]; url: string },
  writeDeadline: number,
): Context {
  const env = readEnv({
    ZOOM_API_BASE_URL: sandbox.apiBaseUrl,
    ZOOM_OAUTH_TOKEN_URL: sandbox.tokenUrl,
    ZOOM_ACCOUNT_ID: "sandbox-master-account",
    ZOOM_CLIENT_ID: "sandbox-client-id",
    ZOOM_CLIENT_SECRET: "sandbox-client-secret",
    ZOOM_RATE_SHARE: "1",
    DATABASE_URL: url,
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: "a secret of tests that is long enough to pass",
    AUTH_DEMO_USERS: "1",
  });
  const log = createLogger("silent");
  const clock: Clock = { now: () => new Date() };
  const timings = { write: writeDeadline, read: 2_000, backoffMin: 1, backoffMax: 5 };
  // A test may make every call fail: its outcome matters, not that Zoom is spared.
  const zoom = createZoom({ env, db, clock, log, timings, breakerCalls: Number.POSITIVE_INFINITY });
  return createContext({ db, env, log, clock, zoom });
}

async function addAccount(
  context: Context,
  control: ControlClient,
  plans: Json,
  more: AccountPatch = {},
): Promise<string> {
  const id = randomBytes(16).toString("base64url");
  const name = `Account ${id}`;
  await control.addAccount({ id, name, accountType: "Business", ...more, plans });
  const now = context.clock.now();
  const accountType = more.accountType ?? "Business";
  const row = { id, name, accountType, search: name, sortName: name, listedAt: now };
  await context.db.insert(accounts).values(row);
  await readAgain(context, id);
  return id;
}

/** Reads an account's plans from the sandbox into the directory; a refused read leaves them unread. */
export async function readAgain(context: Context, accountId: string): Promise<void> {
  const read = await getPlans(context.zoom, accountId).catch(() => null);
  if (read) await storePlans(context, accountId, read.raw, read.readAt);
}

async function inputFor<Request extends Json>(
  { db }: Context,
  accountId: string,
  request: Request,
): Promise<ChangeInput<Request>> {
  const [plans] = await db.select().from(accountPlans).where(eq(accountPlans.accountId, accountId));
  return {
    accountId,
    request,
    idempotencyKey: randomUUID(),
    ifMatch: plans?.version ?? "never-read",
    reason: "The customer asked for it",
  };
}

/** Lets a read of a sub-account, the `nth` from now on, show its plans as they were a minute ago. */
export async function letReadLag({ control }: ChangeTest, accountId: string, nth = 1): Promise<void> {
  const action = { kind: "stale_reads", ms: 60_000 } as const;
  await control.addFault({ match: { method: "GET", accountId, nth }, times: 1, action });
}

/** A process whose clock differs from that of the test, and so from the database's. */
export function skewed({ context }: ChangeTest, seconds: number): Context {
  const { clock } = context;
  return { ...context, clock: { ...clock, now: () => new Date(clock.now().getTime() + seconds * 1000) } };
}

/** A caller of a role. */
export function callerAs(role: Role = "partner", name = "Paula Partner"): Caller {
  const person = { id: `demo:${name}`, name, email: null, role };
  return { person, requestId: randomUUID(), ip: "192.0.2.7" };
}

/** What our API would answer: the change with its status, or the problem. */
export async function answered(
  result: Promise<ChangeResult>,
): Promise<{ status: number; change?: Change; problem?: Problem; headers: Record<string, string> }> {
  try {
    return { ...(await result), headers: {} };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const body = problem(error.code, error.extra);
    return { status: body.status, problem: body, headers: error.headers };
  }
}

/** A running plan line as the sandbox holds it. */
export function running(type: string, hosts: number): Json {
  return {
    type,
    hosts,
    service_effective_date: "2026-01-15",
    next_invoice_date: "2027-01-15",
    status: "active",
  };
}

/** The plans of a sub-account that has so many hosts of Business and nothing else. */
export function business(hosts: number): Json {
  return { plan_base: running("business_monthly", hosts) };
}

/** The journal's row of a change, which must be there. */
export async function rowOf({ db }: Context, changeId: string | undefined): Promise<ChangeRow> {
  const [row] = await db
    .select()
    .from(changes)
    .where(eq(changes.id, changeId ?? ""));
  if (!row) throw new Error(`no change ${changeId}`);
  return row;
}
