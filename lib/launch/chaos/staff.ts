import { randomUUID } from "node:crypto";
import { claimOf, type Door, type Press, type Told, type View } from "@/lib/launch/chaos/door";
import { type FaultTimes, faultFor } from "@/lib/launch/chaos/faults";
import type { Random } from "@/lib/launch/chaos/random";
import type { Tally } from "@/lib/launch/chaos/tally";
import { wishFor } from "@/lib/launch/chaos/wishes";
import type { ControlClient } from "@/lib/sandbox/control-client";

/** What staff work with. */
export type Work = {
  doors: Door[];
  control: ControlClient;
  tally: Tally;
  /** Share of changes that meet a fault. */
  faultShare: number;
  times: FaultTimes;
  /** The product's time in milliseconds. */
  now(): number;
  /** The last view of each account, for people who left a page open. */
  oldViews: Map<string, View>;
};

const SHARES = {
  live: 0.3,
  oldPage: 0.1,
  twice: 0.1,
  replay: 0.1,
  otherBody: 0.03,
  pair: 0.1,
  outside: 0.03,
};

const METHODS = {
  subscribe: "POST",
  add_addon: "POST",
  change_base_plan: "PUT",
  update_addon: "PUT",
} as const;

/** One person looks at an account and changes it, as people do: twice, again, at once with another, too late. */
export async function workOnce(work: Work, random: Random, accountId: string): Promise<void> {
  const { doors, tally } = work;
  const fresh = await random.pick(doors).view(accountId, random.chance(SHARES.live));
  const old = work.oldViews.get(accountId);
  const view = old && random.chance(SHARES.oldPage) ? old : fresh;
  if (fresh) work.oldViews.set(accountId, fresh);
  if (!view) {
    tally.unseen += 1;
    return;
  }
  const outside = random.chance(SHARES.outside) ? changeOutside(work, accountId) : null;
  const presses = [newPress(random, view)];
  if (random.chance(SHARES.pair)) {
    presses.push(newPress(random, view));
    tally.pairs += 1;
  }
  const method = METHODS[presses[0]?.wish.kind ?? "subscribe"];
  if (random.chance(work.faultShare)) {
    const fault = faultFor(random, { accountId, method }, work.times);
    if (fault.action.kind === "stale_reads") {
      tally.lags.push({ accountId, from: new Date(work.now()).toISOString(), ms: fault.action.ms });
    }
    await work.control.addFault(fault);
  }
  await Promise.all(presses.map((press) => pressing(work, random, press)));
  await outside;
}

function newPress(random: Random, view: View): Press {
  return { view, wish: wishFor(random, view.lines), key: randomUUID() };
}

async function pressing(work: Work, random: Random, press: Press): Promise<void> {
  const { tally } = work;
  tally.ops += 1;
  const times = random.chance(SHARES.twice) ? random.between(2, 3) : 1;
  if (times > 1) tally.doubles += 1;
  const doors = Array.from({ length: times }, () => random.pick(work.doors));
  const answers = await Promise.all(doors.map((door) => pressOnce(work, door, press)));
  if (random.chance(SHARES.replay)) {
    tally.replays += 1;
    answers.push(await pressOnce(work, random.pick(work.doors), press));
  }
  noteKey(tally, press, answers);
  if (random.chance(SHARES.otherBody)) await reuseKey(work, random, press, answers);
}

/** Presses the button and notes what it was told. */
export async function pressOnce({ tally }: Pick<Work, "tally">, door: Door, press: Press): Promise<Told> {
  const told = await door.press(press);
  tally.requests += 1;
  tally.answers[told.code ?? told.status] = (tally.answers[told.code ?? told.status] ?? 0) + 1;
  const claim = claimOf(told);
  if (claim && told.changeId) tally.shown.push({ changeId: told.changeId, told: claim });
  return told;
}

function noteKey(tally: Tally, { key }: Press, answers: Told[]): void {
  const own = answers.filter(({ code }) => code !== "change_in_progress");
  const ids = new Set(own.flatMap(({ changeId }) => changeId ?? []));
  if (ids.size > 1) tally.split.push(`the key ${key} stands for ${[...ids].join(" and ")}`);
}

async function reuseKey(work: Work, random: Random, press: Press, answers: Told[]): Promise<void> {
  const stored = answers.some(({ changeId, code }) => changeId !== null && code !== "change_in_progress");
  const wish = wishFor(random, press.view.lines);
  if (!stored || JSON.stringify(wish) === JSON.stringify(press.wish)) return;
  const told = await pressOnce(work, random.pick(work.doors), { ...press, wish });
  if (told.status > 0 && told.status < 300) {
    work.tally.split.push(`the key ${press.key} was taken for another request: ${told.status}`);
  }
}

/**
 * Changes the hosts in Zoom's portal, to a number that nobody else uses: one that a change aims at, or had before it,
 * would make a read-back mean both.
 */
async function changeOutside({ control, tally, now }: Work, accountId: string): Promise<void> {
  const hosts = 1_000 + tally.outside.length;
  const from = new Date(now()).toISOString();
  const noted = { accountId, from, until: from };
  tally.outside.push(noted);
  const { plans } = await control.account(accountId);
  const base = plans.plan_base as Record<string, unknown> | undefined;
  if (!base) return;
  await control.mutate(accountId, { plans: { plan_base: { ...base, hosts } } });
  noted.until = new Date(now()).toISOString();
}
