import { addAccounts } from "@/lib/launch/chaos/accounts";
import { type Outcome, outcomeOf } from "@/lib/launch/chaos/outcome";
import {
  type ChaosClock,
  chaosEnv,
  GIVEN_UP_MS,
  newClock,
  PATIENT,
  standIn,
} from "@/lib/launch/chaos/processes-in-one";
import { createRandom, type Random } from "@/lib/launch/chaos/random";
import { serviceDoor } from "@/lib/launch/chaos/service-door";
import { type Rounds, settleRound } from "@/lib/launch/chaos/settle-round";
import { type Work, workOnce } from "@/lib/launch/chaos/staff";
import { newTally } from "@/lib/launch/chaos/tally";
import { createControlClient } from "@/lib/sandbox/control-client";
import { startSandbox } from "@/lib/sandbox/server";
import type { Context } from "@/lib/server/context";
import type { Env } from "@/lib/server/env";
import { runSync } from "@/lib/server/sync/run-sync";

export type RoundsOptions = {
  ops: number;
  seed: number;
  databaseUrl: string;
  /** From the least to the most share of changes that meet a fault. */
  faults?: { least: number; most: number };
  accounts?: number;
  say?: (line: string) => void;
};

const OPS_A_ROUND = 120;
const AT_ONCE = 12;
const STAFF = ["Ines", "Jonas", "Lena", "Omar", "Priya", "Quentin", "Rosa", "Tomas"];
const TIMES = { late: GIVEN_UP_MS + 100, stale: 500, delay: 60 };

/**
 * A chaos run inside one process: two web and two worker stand-ins on one database, in rounds. Each round has its share
 * of faults, and ends with their end and a walk up the reconciler's ladder on a clock that is moved.
 */
export async function runRounds(options: RoundsOptions): Promise<Outcome> {
  const {
    ops,
    seed,
    databaseUrl,
    accounts = Math.max(200, Math.ceil(ops / 20)),
    faults = { least: 0.05, most: 0.2 },
    say = () => {},
  } = options;
  const sandbox = await startSandbox({ accounts: 0, enforceLimits: false });
  const clock = newClock();
  const env = chaosEnv(sandbox, databaseUrl);
  const contexts = [1, 2, 3, 4].map(() => standIn(env, clock));
  try {
    const control = createControlClient(sandbox.controlUrl);
    const free = new Set(await addAccounts(control, accounts));
    const [web, other, ...workers] = contexts as [Context, Context, ...Context[]];
    await readAll(env, clock);
    const random = createRandom(seed);
    const doors = [web, other].flatMap((context) => STAFF.map((person) => serviceDoor(context, person)));
    const now = () => Number(clock.now());
    const work: Work = {
      doors,
      control,
      tally: newTally(),
      faultShare: 0,
      times: TIMES,
      now,
      oldViews: new Map(),
    };
    const rounds: Rounds = { work, workers, clock, free };
    for (let round = 0; work.tally.ops < ops; round++) {
      work.faultShare = faults.least + random.next() * (faults.most - faults.least);
      await control.setSettings({ decreaseMode: round % 2 === 0 ? "at_renewal" : "at_once" });
      if (random.chance(0.5)) await control.revokeTokens();
      await workRound(work, createRandom(seed, round), [...free], ops);
      await settleRound(rounds);
      if (round % 10 === 9)
        say(`${work.tally.ops} of ${ops} changes, ${free.size} of ${accounts} sub-accounts open to more`);
    }
    return await outcomeOf({ db: web.db, control, tally: work.tally, now: clock.now(), seed });
  } finally {
    for (const { db } of contexts) await db.$client.end();
    await sandbox.close();
  }
}

async function readAll(env: Env, clock: ChaosClock): Promise<void> {
  const reader = standIn(env, clock, PATIENT);
  await runSync(reader);
  await reader.db.$client.end();
}

async function workRound(work: Work, random: Random, accounts: string[], ops: number): Promise<void> {
  const end = Math.min(ops, work.tally.ops + OPS_A_ROUND);
  let turn = random.between(0, 2 ** 30);
  const person = async () => {
    while (work.tally.ops < end) {
      const own = createRandom(turn++);
      await workOnce(work, own, own.pick(accounts));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, person));
}
