import { describe, expect, test } from "vitest";
import type { PlansSeen } from "./change";
import type { Direction } from "./change-effect";
import { changeVerdict } from "./change-verdict";

type Row = [
  title: string,
  direction: Direction,
  answered: boolean,
  reads: [second: number, seen: PlansSeen][],
  verdict: string | null,
];

const spread = (seen: PlansSeen): [number, PlansSeen][] => [
  [2, seen],
  [7, seen],
  [67, seen],
];

const rows: Row[] = [
  ["no read proves nothing", "increase", false, [], null],
  ["the target proves an increase", "increase", false, [[2, "target"]], "applied"],
  ["the target proves a decrease", "decrease", false, [[2, "target"]], "applied"],
  ["one look at the old plans proves nothing", "increase", false, [[2, "before"]], null],
  [
    "three looks within a minute prove nothing",
    "increase",
    false,
    spread("before").map(([, s], i) => [i, s]),
    null,
  ],
  [
    "two looks a minute apart prove nothing",
    "add",
    false,
    [
      [2, "before"],
      [80, "before"],
    ],
    null,
  ],
  ["three looks over a minute disprove an increase", "increase", false, spread("before"), "not_applied"],
  ["three looks over a minute disprove an add-on", "add", false, spread("before"), "not_applied"],
  ["an unanswered decrease is never disproved", "decrease", false, spread("before"), "needs_person"],
  ["another plan is never disproved", "replace", false, spread("before"), "needs_person"],
  ["an answered decrease waits for its renewal", "decrease", true, [[0, "before"]], "accepted"],
  ["Zoom's yes is not taken back after a minute", "increase", true, spread("before"), null],
  [
    "Zoom's yes without any effect needs a person",
    "increase",
    true,
    [...spread("before"), [97, "before"]],
    "needs_person",
  ],
  ["plans that are neither need a person", "increase", false, spread("other"), "needs_person"],
  ["plans that are neither may still settle", "decrease", true, [[0, "other"]], null],
  [
    "a turn in between starts the count again",
    "increase",
    false,
    [
      [2, "before"],
      [7, "other"],
      [67, "before"],
      [90, "before"],
    ],
    null,
  ],
  [
    "a late arrival is applied",
    "increase",
    false,
    [
      [2, "before"],
      [7, "before"],
      [45, "target"],
    ],
    "applied",
  ],
];

describe("the verdict of the reads", () => {
  test.each(rows)("%s", (_, direction, answered, reads, verdict) => {
    const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 12, 0, second)).toISOString();
    const facts = { direction, answered, reads: reads.map(([second, seen]) => ({ at: at(second), seen })) };
    expect(changeVerdict(facts)).toBe(verdict);
  });
});
