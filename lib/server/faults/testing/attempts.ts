import { TestRunner } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    attempts?: number;
    violations?: number;
  }
}

/** How often each fault is raised: few by default, `npm run faults` asks for the full figure. */
export const RUNS = Math.max(1, Number(process.env.FAULT_RUNS) || 10);

/** One for each so many runs, at least one: for what takes seconds. */
export const oneIn = (runs: number) => Math.ceil(RUNS / runs);

// A fault that is always met wrongly need not be met two hundred times.
const MOST_VIOLATIONS = 10;

/** Runs something `times` times, `atOnce` of them at a time, and gives the results in order. */
export async function inLanes<T>(
  times: number,
  run: (index: number) => Promise<T>,
  atOnce = 8,
): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < times; index = next++) results[index] = await run(index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, times) }, lane));
  return results;
}

/** `inLanes` with each run counted as an attempt, and each that throws as a violation; the first is thrown in the end. */
export async function many<T>(times: number, run: (index: number) => Promise<T>, atOnce = 8): Promise<T[]> {
  const thrown: unknown[] = [];
  const attempt = async (index: number) => {
    if (thrown.length >= MOST_VIOLATIONS) return [];
    noteAttempts(1);
    return run(index).then(
      (result) => [result],
      (error: unknown) => {
        thrown.push(error);
        return [];
      },
    );
  };
  const results = await inLanes(times, attempt, atOnce);
  noteAttempts(0, thrown.length);
  if (thrown.length > 0) throw thrown[0];
  return results.flat();
}

/** Tells the table of `npm run faults` that the running test has raised its fault so often. */
export function noteAttempts(attempts: number, violations = 0): void {
  const meta = TestRunner.getCurrentTest()?.meta;
  if (!meta) return;
  meta.attempts = (meta.attempts ?? 0) + attempts;
  meta.violations = (meta.violations ?? 0) + violations;
}
