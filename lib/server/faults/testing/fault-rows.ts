import type { Reporter, TestCase, TestModule } from "vitest/node";
import { tableLines } from "@/lib/launch/history-table";

// The rows of the fault matrix that a change or a call to Zoom has to bear.
const ROWS = [...from(1, 19), ...from(23, 36), 42, 45].map((number) => `F${number}`);

/** Prints one line for each fault after a run: how often it was raised, and how often it was not borne. */
export default class FaultRows implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const lines = ROWS.map((row) => {
      const own = tests.filter((test) => rowOf(test) === row && test.result().state !== "skipped");
      const sum = (count: (test: TestCase) => number) =>
        String(own.reduce((total, test) => total + count(test), 0));
      return own.length === 0
        ? [row, "not run", "", ""]
        : [row, sum(() => 1), sum(attempts), sum(violations)];
    });
    const table = tableLines(["fault", "tests", "attempts", "violations"], lines);
    process.stdout.write(`\n${table.join("\n")}\n\n`);
  }
}

function from(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function rowOf(test: TestCase): string | undefined {
  return /\b(F\d+):/.exec(test.name)?.[1];
}

function attempts(test: TestCase): number {
  return test.meta().attempts ?? 1;
}

function violations(test: TestCase): number {
  const counted = test.meta().violations ?? 0;
  return test.result().state === "failed" ? Math.max(1, counted) : counted;
}
