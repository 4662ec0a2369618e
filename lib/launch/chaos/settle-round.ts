import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { ChaosClock } from "@/lib/launch/chaos/processes-in-one";
import type { Work } from "@/lib/launch/chaos/staff";
import { reconcileDue } from "@/lib/server/changes/reconcile";
import type { Context } from "@/lib/server/context";

/** What the end of a round needs. `free` are the accounts that no person has to look at. */
export type Rounds = { work: Work; workers: Context[]; clock: ChaosClock; free: Set<string> };

const MOST_STEPS = 60;
// Faults last through the first looks; then Zoom has recovered.
const STEPS_WITH_FAULTS = 2;

/** Moves the clock from look to look until nothing is unsettled; notes how long that took after the faults ended. */
export async function settleRound(rounds: Rounds): Promise<void> {
  const { work, workers, clock } = rounds;
  let recovered = Number(clock.now());
  for (let step = 0; step < MOST_STEPS; step++) {
    const due = await nextDue(workers[0]);
    if (due === null) break;
    await moveTo(rounds, due);
    await Promise.all(workers.map((worker) => reconcileDue(worker)));
    if (step + 1 !== STEPS_WITH_FAULTS) continue;
    // What was to arrive late arrives now, between two looks.
    await wait(work.times.late);
    await work.control.clearFaults();
    recovered = Number(clock.now());
  }
  await work.control.clearFaults();
  work.tally.recoveries.push((Number(clock.now()) - recovered) / 1000);
  await giveToPeople(rounds);
}

async function nextDue(context: Context | undefined): Promise<Date | null> {
  const { rows = [] } = (await context?.pool.query<{ due: Date | null }>(
    `select min(case when state = 'unknown' then next_check_at else lease_until end) as due
     from changes where state in ('prepared', 'sending', 'unknown')`,
  )) ?? { rows: [] };
  return rows[0]?.due ?? null;
}

async function moveTo({ work, clock }: Rounds, moment: Date): Promise<void> {
  const ms = Number(moment) - Number(clock.now()) + 10;
  if (ms <= 0) return;
  clock.ahead += ms;
  await work.control.advanceClock(ms);
}

// A sub-account that waits for a person takes no further change.
async function giveToPeople({ workers, free }: Rounds): Promise<void> {
  const waiting = await workers[0]?.db.execute<{ account_id: string }>(
    sql`select account_id from changes where state = 'needs_person'`,
  );
  for (const row of waiting?.rows ?? []) free.delete(row.account_id);
}
