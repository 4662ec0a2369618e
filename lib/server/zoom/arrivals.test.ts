import { expect, it } from "vitest";
import { type Arrivals, createArrivals } from "@/lib/server/zoom/arrivals";

const QUICK_MS = 150;
const PER_SECOND = 48;
const LIMIT = 60;

let now: number;
let arrivals: Arrivals;

function begin(rateShare = 0.8) {
  now = 0;
  arrivals = createArrivals({ rateTier: "business", rateShare }, () => now);
}

/** True when a background call of now may leave at once; it is under way then. */
async function leaves(then: (ended: () => void) => void): Promise<boolean> {
  let left = false;
  void arrivals.enter("medium", "background").then((ended) => {
    left = true;
    then(ended);
  });
  await Promise.resolve();
  await Promise.resolve();
  return left;
}

/**
 * Sends evenly for some seconds to a Zoom that stands still from one moment to another.
 * @returns how many Zoom counted in its fullest second, and how many were kept back at first
 */
async function run(seconds: number, still: { from: number; to: number }) {
  const counted: number[] = [];
  const ending: { at: number; ended: () => void }[] = [];
  let keptBack = 0;
  const step = 1_000 / PER_SECOND;
  let waiting = 0;
  for (now = 0; now < seconds * 1_000; now += step) {
    for (const each of ending.splice(0).sort((a, b) => a.at - b.at))
      if (each.at <= now) each.ended();
      else ending.push(each);
    waiting += 1;
    while (waiting > 0) {
      const arrives = now >= still.from && now < still.to ? still.to : now;
      const left = await leaves((ended) => ending.push({ at: arrives + QUICK_MS, ended }));
      if (!left) break;
      counted.push(arrives);
      waiting -= 1;
    }
    keptBack += waiting > 0 ? 1 : 0;
  }
  const inSecond = counted.map((at) => counted.filter((other) => other > at - 1_000 && other <= at).length);
  return { fullest: Math.max(...inSecond), keptBack, counted: counted.length };
}

it("keeps nobody back while answers come as they do", async () => {
  begin();
  expect(await run(5, { from: 0, to: 0 })).toMatchObject({ keptBack: 0, counted: 5 * PER_SECOND + 1 });
});

it.each([200, 360, 600, 1_500])("stays below Zoom's limit after it stood still for %i ms", async (ms) => {
  begin();
  const { fullest, keptBack } = await run(6, { from: 2_000, to: 2_000 + ms });
  expect(fullest).toBeLessThan(LIMIT);
  expect(keptBack).toBeGreaterThan(0);
});

it("leaves people's calls alone, and shares that have no room to keep", async () => {
  begin();
  for (let call = 0; call < 2 * LIMIT; call += 1) await arrivals.enter("medium", "person");
  expect(await leaves(() => {})).toBe(false);
  begin(1);
  for (let call = 0; call < 2 * LIMIT; call += 1) expect(await leaves(() => {})).toBe(true);
});
