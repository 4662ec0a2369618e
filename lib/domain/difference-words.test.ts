import { expect, it } from "vitest";
import type { DifferenceAmount } from "./difference";
import { beforeWords, effectWords, shortEffectWords } from "./difference-words";

const runs = (hosts: number | null): DifferenceAmount => ({ type: "monthly", hosts, ended: false });
const ended = (hosts: number | null): DifferenceAmount => ({ ...runs(hosts), ended: true });

it.each([
  ["other hosts", runs(12), runs(1_400), null, "12 → 1,400 hosts", "was 12 hosts"],
  ["one host", runs(2), runs(1), null, "2 → 1 host", "was 2 hosts"],
  ["a new plan", null, runs(5), null, "new, 5 hosts", "new"],
  ["a new plan without hosts", null, runs(null), null, "new", "new"],
  ["a plan that went", runs(5), null, null, "gone, was 5 hosts", "was 5 hosts"],
  ["a plan without hosts that went", runs(null), null, null, "gone", "was running"],
  ["an end", runs(5), ended(5), null, "ended, 5 hosts", "was 5 hosts"],
  ["a new start", ended(5), runs(6), null, "runs again, 5 → 6 hosts", "had ended"],
  ["a replaced plan", runs(5), runs(5), "Pro", "instead of Pro, 5 hosts", "was another plan"],
] as const)("says %s", (_, before, after, replaced, effect, was) => {
  const line = { path: "plan_base", label: "Biz", replaced, before, after };
  expect([effectWords(line), beforeWords(line)]).toEqual([effect, was]);
  expect(shortEffectWords(line)).toBe(effect.replace("instead of Pro", "another plan"));
});
