import { beforeAll, describe, expect, it } from "vitest";
import { addDays, utcDay } from "./calendar-date";
import { CLASS_SECONDS, classOf, classRank, type FreshnessFacts, nextReading } from "./freshness";
import { classNames } from "./sync";

// A week of 100,000 sub-accounts and 200 people, both divided by 25, on a virtual clock.
const SCALE = 1 / 25;
const ACCOUNTS = 100_000 * SCALE;
const CALLS_PER_SECOND = 48 * SCALE;
const WEEK = 7 * 86_400;
const WORKDAY = { from: 8 * 3600, to: 17 * 3600 };
const OPEN_SECONDS = 300;
const ZIPF = 1.2;
const OPEN_AT_ONCE = 200 * SCALE;
const PING_SECONDS = 30;
/** Two seconds on a quiet machine. */
const PATIENCE_MS = 60_000;
const LOOKS = 200;
const IN_CLASS = 0.995;
const START = Date.parse("2026-11-16T00:00:00Z");

type Account = Omit<FreshnessFacts, "triedAt"> & { triedAt: Date; plans: number };
type Entry = { due: number; id: number; plan: number };
type Pause = { from: number; to: number } | null;

/** Numbers that look random and are the same every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A queue that gives the smallest `due` first. */
class Heap {
  #entries: Entry[] = [];
  first = () => this.#entries[0];
  push(entry: Entry): void {
    const entries = this.#entries;
    let hole = entries.push(entry) - 1;
    for (
      let above = (hole - 1) >> 1;
      hole > 0 && dueOf(entries[above]) > entry.due;
      above = (hole - 1) >> 1
    ) {
      entries[hole] = entries[above] as Entry;
      hole = above;
    }
    entries[hole] = entry;
  }
  pop(): void {
    const entries = this.#entries;
    const last = entries.pop();
    if (!last || entries.length === 0) return;
    let hole = 0;
    for (let below = 1; below < entries.length; below = 2 * hole + 1) {
      if (dueOf(entries[below + 1]) < dueOf(entries[below])) below += 1;
      if (dueOf(entries[below]) >= last.due) break;
      entries[hole] = entries[below] as Entry;
      hole = below;
    }
    entries[hole] = last;
  }
}

const dueOf = (entry: Entry | undefined) => entry?.due ?? Number.POSITIVE_INFINITY;
const date = (seconds: number) => new Date(START + seconds * 1000);
const seconds = (moment: Date) => (moment.getTime() - START) / 1000;

/** Runs `length` seconds and tells how fresh everything was, by looking at some sub-accounts each minute. */
function simulate({ length = WEEK, pause = null as Pause } = {}) {
  const random = seeded(7);
  const accounts = Array.from({ length: ACCOUNTS }, () => newAccount(random));
  const heaps = classNames.map(() => new Heap());
  const result = { calls: 0, ages: [] as number[], most: 0, looks: 0, kept: 0, back: 0 };
  const isAway = (now: number) => pause !== null && now >= pause.from && now < pause.to;
  const plan = (id: number, now: number) => {
    const account = accounts[id] as Account;
    const { name, dueAt } = nextReading(account, date(now));
    account.plans += 1;
    heaps[classRank(name)]?.push({ due: seconds(dueAt), id, plan: account.plans });
  };
  const read = (id: number, now: number) => {
    const account = accounts[id] as Account;
    result.most = Math.max(result.most, now - seconds(account.triedAt));
    account.triedAt = date(now);
    result.calls += 1;
    const day = utcDay(account.triedAt);
    // What was invoiced is invoiced again a month later.
    if ((account.nextInvoiceDate ?? day) < day) account.nextInvoiceDate = addDays(day, 29);
  };
  const look = (now: number) => {
    let kept = 0;
    for (let each = 0; each < LOOKS; each += 1) {
      const account = accounts[Math.floor(random() * ACCOUNTS)] as Account;
      if (now - seconds(account.triedAt) <= CLASS_SECONDS[classOf(account, date(now))]) kept += 1;
    }
    result.looks += LOOKS;
    result.kept += kept;
    if (pause !== null && now >= pause.to && result.back === 0 && kept >= LOOKS * IN_CLASS) result.back = now;
  };
  for (let id = 0; id < ACCOUNTS; id += 1) plan(id, 0);
  const views = viewsOf(length, random);
  let next = 0;
  let minute = 0;
  for (let now = 0; now < length; ) {
    for (; minute <= now; minute += 60) look(minute);
    for (let view = views[next]; view && view.at <= now; view = views[next]) {
      const account = accounts[view.id] as Account;
      if (view.opens) result.ages.push(view.at - seconds(account.triedAt));
      account.viewedAt = date(view.at);
      // Whoever opens a sub-account has it read at once.
      if (view.opens && !isAway(view.at)) read(view.id, view.at);
      plan(view.id, view.at);
      next += 1;
    }
    const id = isAway(now) ? undefined : takeDue(heaps, accounts, now);
    if (id !== undefined) {
      // Something may have moved it on since it was queued.
      const isDue = seconds(nextReading(accounts[id] as Account, date(now)).dueAt) <= now;
      if (isDue) read(id, now);
      plan(id, now);
      if (isDue) now += 1 / CALLS_PER_SECOND;
      continue;
    }
    const waiting = isAway(now) ? [] : heaps.map((heap) => dueOf(heap.first()));
    now = Math.max(now + 0.001, Math.min(...waiting, views[next]?.at ?? length, minute));
  }
  return { ...result, median: median(result.ages), inClass: result.kept / result.looks };
}

/** A sub-account some hours after its last reading, with an invoice within a month. */
function newAccount(random: () => number): Account {
  const nextInvoiceDate = addDays(utcDay(date(0)), Math.floor(random() * 30));
  const triedAt = date(-random() * 80_000);
  return {
    failures: 0,
    viewedAt: null,
    changedAt: null,
    needsPerson: false,
    nextInvoiceDate,
    triedAt,
    plans: 0,
  };
}

function takeDue(heaps: Heap[], accounts: Account[], now: number): number | undefined {
  for (const heap of heaps) {
    for (let entry = heap.first(); entry && entry.due <= now; entry = heap.first()) {
      heap.pop();
      if (accounts[entry.id]?.plans === entry.plan) return entry.id;
    }
  }
  return undefined;
}

/** Who opens what when, by Zipf's law, and the signs of life of each open page. */
function viewsOf(length: number, random: () => number) {
  const weights = Array.from({ length: ACCOUNTS }, (_, rank) => (rank + 1) ** -ZIPF);
  const sums = weights.map(
    (
      (sum) => (weight: number) =>
        (sum += weight)
    )(0),
  );
  const total = sums.at(-1) ?? 1;
  const views: { at: number; id: number; opens: boolean }[] = [];
  const everySeconds = OPEN_SECONDS / OPEN_AT_ONCE;
  for (let at = 0; at < length; at += -Math.log(1 - random()) * everySeconds) {
    const ofDay = at % 86_400;
    if (ofDay < WORKDAY.from || ofDay > WORKDAY.to) continue;
    const roll = random() * total;
    // Rank and number are not related: names are not sorted by use.
    const id = (lowerBound(sums, roll) * 1237) % ACCOUNTS;
    views.push({ at, id, opens: true });
    for (let ping = PING_SECONDS; ping < OPEN_SECONDS; ping += PING_SECONDS)
      views.push({ at: at + ping, id, opens: false });
  }
  return views.sort((a, b) => a.at - b.at);
}

function lowerBound(sums: number[], value: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

describe("a week of reading by classes", () => {
  let week: ReturnType<typeof simulate>;

  beforeAll(() => {
    week = simulate();
  }, PATIENCE_MS);

  it("keeps the age of the class 99.5% of the time", () => {
    expect(week.inClass).toBeGreaterThanOrEqual(IN_CLASS);
  });

  it("shows what people open at least five times younger than reading all in turn with as many calls", () => {
    const inTurn = (ACCOUNTS * WEEK) / week.calls / 2;
    expect(week.median * 5).toBeLessThanOrEqual(inTurn);
  });

  it("leaves nothing unread for longer than 26 hours, with a quarter of the calls allowed", () => {
    expect(week.most).toBeLessThanOrEqual(26 * 3600);
    expect(week.calls / WEEK).toBeLessThanOrEqual(CALLS_PER_SECOND / 4);
  });
});

it("is back in every class within 20 minutes after Zoom was away for 6 hours", {
  timeout: PATIENCE_MS,
}, () => {
  const pause = { from: 30 * 3600, to: 36 * 3600 };
  const { back } = simulate({ length: 37 * 3600, pause });
  expect(back).toBeGreaterThan(0);
  expect(back - pause.to).toBeLessThanOrEqual(20 * 60);
});
