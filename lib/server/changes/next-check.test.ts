import { expect, it } from "vitest";
import type { PlansSeen } from "@/lib/domain/change";
import { changeVerdict } from "@/lib/domain/change-verdict";
import { nextCheckAfterFailure, nextCheckAt } from "@/lib/server/changes/next-check";

const START = Date.parse("2026-03-01T12:00:00Z");
const MOST_LOOKS = 20;

/** Seconds until a verdict when every look shows the same and the first `failures` looks fail. */
function secondsToVerdict(seen: PlansSeen, answered: boolean, failures: number): number {
  let now = new Date(START);
  const reads: { at: string; seen: PlansSeen }[] =
    answered && failures === 0 ? [{ at: now.toISOString(), seen }] : [];
  for (let failed = 0; failed < failures; failed++) now = nextCheckAfterFailure(now);
  for (let look = 0; look < MOST_LOOKS; look++) {
    now = failures > 0 && look === 0 ? now : (nextCheckAt("unknown", reads.length, now) ?? now);
    reads.push({ at: now.toISOString(), seen });
    if (changeVerdict({ direction: "increase", answered, reads })) return (Number(now) - START) / 1000;
  }
  return Number.POSITIVE_INFINITY;
}

it.each([
  ["the old plans, unanswered", "before", false],
  ["the old plans after Zoom's yes", "before", true],
  ["plans that are neither, unanswered", "other", false],
  ["plans that are neither after Zoom's yes", "other", true],
] as const)("the looks lead to a verdict within two minutes of Zoom's recovery: %s", (_, seen, answered) => {
  expect(secondsToVerdict(seen, answered, 0)).toBeLessThanOrEqual(120);
  expect(secondsToVerdict(seen, answered, 1)).toBeLessThanOrEqual(120);
});

it("no verdict but applied comes before a minute has passed", () => {
  expect(secondsToVerdict("before", false, 0)).toBeGreaterThanOrEqual(60);
  expect(secondsToVerdict("before", true, 0)).toBeGreaterThanOrEqual(90);
});
