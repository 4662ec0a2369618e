import { say } from "@/lib/launch/project";

/** A figure beside its baseline, both as times in milliseconds of one turn. */
export type Compared = {
  name: string;
  most: number;
  ours: () => Promise<number>;
  baseline: () => Promise<number>;
};

const ROUNDS = 5;
const MOST_SPREAD = 0.3;

/**
 * Runs both sides in turns (A B A B...) and prints the median of the ratios beside what it may be at most. A baseline
 * that differs by more than 30% between its rounds is marked: the machine was busy.
 * @returns true when the ratio holds
 */
export async function compare({ name, most, ours, baseline }: Compared): Promise<boolean> {
  await ours();
  await baseline();
  const rounds: { ours: number; baseline: number }[] = [];
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({ ours: await ours(), baseline: await baseline() });
  const bases = rounds.map((round) => round.baseline);
  const spread = (Math.max(...bases) - Math.min(...bases)) / median(bases);
  const ratio = median(rounds.map((round) => round.ours / round.baseline));
  const figures = [median(rounds.map((round) => round.ours)), median(bases)].map((ms) => ms.toFixed(2));
  const doubt = spread > MOST_SPREAD ? `, baseline spread ${(spread * 100).toFixed(0)}%` : "";
  say(`| ${name} | ${figures.join(" | ")} | ${ratio.toFixed(2)}x | ${most}x${doubt} |`);
  return ratio <= most;
}

/** The middle one of the values. */
export function median(values: number[]): number {
  return percentile(values, 50);
}

/** The value that `percent` of them do not exceed. */
export function percentile(values: number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

/** How many milliseconds the work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The 95th percentile of the times of a piece of work over the given inputs, one after another. */
export async function p95<T>(inputs: readonly T[], work: (input: T) => unknown): Promise<number> {
  const times: number[] = [];
  for (const input of inputs) times.push(await timed(() => work(input)));
  return percentile(times, 95);
}
