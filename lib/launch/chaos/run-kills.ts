import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { addAccounts } from "@/lib/launch/chaos/accounts";
import { claimOf, type Press } from "@/lib/launch/chaos/door";
import { type Held, holdStill, installHolds } from "@/lib/launch/chaos/hold-still";
import { type KillPoint, killPoints } from "@/lib/launch/chaos/kill-points";
import { chaosEnv, newClock, PATIENT, standIn } from "@/lib/launch/chaos/processes-in-one";
import { serviceDoor } from "@/lib/launch/chaos/service-door";
import { type WarmChild, warmChild } from "@/lib/launch/chaos/warm-child";
import { type ControlClient, createControlClient } from "@/lib/sandbox/control-client";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { reconcileDue } from "@/lib/server/changes/reconcile";
import type { Context } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/client";
import { openAsOwner } from "@/lib/server/db/owner";
import type { Env } from "@/lib/server/env";
import { checkHistory } from "@/lib/server/history/check-history";
import type { History } from "@/lib/server/history/history";
import { readHistory } from "@/lib/server/history/read-history";
import { runSync } from "@/lib/server/sync/run-sync";

/** One killed process: its point, and a sentence for each thing that was not as it must be. */
export type Kill = { point: string; faults: string[] };

type Ground = { sandbox: Sandbox; control: ControlClient; env: Env; watcher: Context; owner: Database };

// Loading a process takes longer than what it then does.
const WARM_AHEAD = 3;
const REACHED_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 2;
// The promise: agreement within a minute of the restart. A verdict may take a little longer.
const AGREED_AFTER_MS = 60_000;
const LOOKS = [3_000, 6_000, 16_000, 46_000, 31_000];

/**
 * Kills a process at each of the twelve points, `runs` times each, and lets a new process look after what it left.
 * The database must be the run's own: triggers are put into it.
 */
export async function runKills(databaseUrl: string, runs: number): Promise<Kill[]> {
  const sandbox = await startSandbox({ accounts: 0, enforceLimits: false, decreaseMode: "at_once" });
  const env = chaosEnv(sandbox, databaseUrl);
  const watcher = standIn(env, newClock(), PATIENT);
  const owner = openAsOwner(databaseUrl);
  const ground: Ground = { sandbox, control: createControlClient(sandbox.controlUrl), env, watcher, owner };
  try {
    await installHolds(owner.$client);
    // The eighth of eight has no plan that could be changed.
    const points = killPoints.flatMap((ways) =>
      Array.from({ length: runs }, (_, run) => ways[run % 2] ?? ways[0]),
    );
    const ids = await addAccounts(ground.control, Math.ceil((points.length * 8) / 7) + 8);
    await runSync(watcher);
    const paid = ids.filter((_, index) => index % 8 !== 7);
    const kills: Kill[] = [];
    const waiting = Array.from({ length: Math.min(WARM_AHEAD, points.length) }, warmChild);
    // One after the other: the heir of a process has a clock ahead of time, and would take over what is still alive.
    for (const [number, point] of points.entries()) {
      const child = await waiting.shift();
      if (!child) break;
      if (number + WARM_AHEAD < points.length) waiting.push(warmChild());
      kills.push(await killOnce(ground, { point, number, accountId: paid[number] ?? "" }, child));
    }
    return kills;
  } finally {
    await watcher.db.$client.end();
    await owner.$client.end();
    await sandbox.close();
  }
}

type Job = { point: KillPoint; number: number; accountId: string };

async function killOnce(ground: Ground, { point, number, accountId }: Job, child: WarmChild): Promise<Kill> {
  const { control, watcher, owner, sandbox, env } = ground;
  const view = await serviceDoor(watcher, "Jonas").view(accountId, false);
  const hosts = view?.lines.find((line) => line.path === "plan_base")?.hosts;
  if (!view || hosts == null) throw new Error(`no plans of ${accountId}`);
  const wish = { kind: "change_base_plan", request: { type: "business_monthly", hosts: hosts + 1 } } as const;
  const press: Press = { view, wish, key: randomUUID() };
  const held = await holdStill(point.hold, { pool: owner.$client, control, accountId, number });
  try {
    const { apiBaseUrl, tokenUrl } = sandbox;
    child.begin({ databaseUrl: env.databaseUrl, apiBaseUrl, tokenUrl, press });
    await untilReached(held, child, point);
  } finally {
    await child.kill();
    await held.letGo();
  }
  return { point: point.name, faults: await lookAfter(ground, { point, number, accountId }, press) };
}

async function untilReached(held: Held, child: WarmChild, { name }: KillPoint): Promise<void> {
  const began = performance.now();
  while (!(await held.reached())) {
    const patience = performance.now() - began < REACHED_WITHIN_MS;
    const end = child.end() ?? (patience ? null : "it took too long");
    if (end !== null) throw new Error(`the process was not held at "${name}": ${end}`);
    await wait(LOOK_EVERY_MS);
  }
}

/** A new process looks after the change; returns what is wrong after a minute, after the verdict, and on a new press. */
async function lookAfter(
  { env, control }: Ground,
  { point, accountId }: Job,
  press: Press,
): Promise<string[]> {
  const clock = newClock();
  const heir = standIn(env, clock, PATIENT);
  try {
    clock.ahead = AGREED_AFTER_MS;
    await reconcileDue(heir);
    const agreed = violationsOf(await historyOf(heir, control, accountId));
    // What was on its way arrives before the second look.
    if (point.hold.at === "zoom" && point.hold.action.kind === "apply_late") await wait(point.hold.action.ms);
    for (const ms of LOOKS) {
      clock.ahead += ms;
      await reconcileDue(heir);
    }
    const history = await historyOf(heir, control, accountId);
    const told = await serviceDoor(heir, "Ines").press(press);
    const after = await historyOf(heir, control, accountId);
    const claim = claimOf(told);
    if (claim && told.changeId) after.shown = [{ changeId: told.changeId, told: claim }];
    return [...agreed, ...fateFaults(point, history, after), ...violationsOf(after)];
  } finally {
    await heir.db.$client.end();
  }
}

function fateFaults({ fate }: KillPoint, history: History, after: History): string[] {
  const states = history.changes.map(({ state }) => state).join() || null;
  const deeds = history.ledger.length;
  const wrong = states !== fate.state || deeds !== fate.deeds;
  // Only what was never stored may be done by pressing again.
  const again = fate.state === null ? 1 : fate.deeds;
  return [
    ...(wrong ? [`ended as ${states} with ${deeds} in the ledger`] : []),
    ...(after.ledger.length === again ? [] : [`a new press left ${after.ledger.length} in the ledger`]),
  ];
}

async function historyOf(
  { db, clock }: Context,
  control: ControlClient,
  accountId: string,
): Promise<History> {
  const journal = await readHistory(db);
  const { applied } = await control.ledger();
  const { plans } = await control.account(accountId);
  return {
    now: clock.now(),
    changes: journal.changes.filter((row) => row.accountId === accountId),
    events: journal.events.filter((event) => event.target === accountId),
    // The heir's clock is ahead of Zoom's; the order alone decides which change an entry belongs to.
    ledger: applied
      .filter((deed) => deed.accountId === accountId)
      .map((deed) => ({ ...deed, at: clock.now().toISOString() })),
    plans: new Map([[accountId, plans]]),
    outside: [],
  };
}

function violationsOf(history: History): string[] {
  return checkHistory(history).flatMap(({ id, violations }) => violations.map((each) => `${id}: ${each}`));
}
