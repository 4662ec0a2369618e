import { setTimeout as wait } from "node:timers/promises";
import type { Random } from "@/lib/launch/chaos/random";
import type { Tally } from "@/lib/launch/chaos/tally";

/** Something that is ended and comes back; the name says how. */
export type Victim = { name: string; restart(): Promise<void> };

const BETWEEN_MS = { least: 2_000, most: 6_000 };

/** Ends one after the other at random moments until stopped; `stop` returns when all are up again. */
export function startKiller(random: Random, victims: Victim[], tally: Tally): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const killing = (async () => {
    while (!signal.aborted) {
      await wait(random.between(BETWEEN_MS.least, BETWEEN_MS.most), undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      const { name, restart } = random.pick(victims);
      await restart();
      tally.kills[name] = (tally.kills[name] ?? 0) + 1;
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await killing;
    },
  };
}
