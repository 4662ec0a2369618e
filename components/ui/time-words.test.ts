import { expect, it } from "vitest";
import { ageWords, clockTime, dayOf, isOld, leftWords, zoneName } from "./time-words";

const MIN = 60_000;
const summer = Date.parse("2026-09-22T08:42:07Z");

it.each([
  [-500, "0 s"],
  [12_400, "12 s"],
  [4 * MIN + 59_000, "4 min"],
  [3 * 60 * MIN, "3 h"],
  [26 * 60 * MIN, "26 h"],
  [48 * 60 * MIN, "2 d"],
])("%d ms are %s", (age, words) => {
  expect(ageWords(age)).toBe(words);
});

it.each([
  [null, ""],
  [0, "about 1 s left"],
  [45, "about 45 s left"],
  [170, "about 3 min left"],
  [35 * 60, "about 35 min left"],
  [3.1 * 3600, "about 3 h left"],
])("%s s of work read %j", (seconds, words) => {
  expect(leftWords(seconds)).toBe(words);
});

it("marks an age only after 24 h", () => {
  expect(isOld(24 * 60 * MIN)).toBe(false);
  expect(isOld(24 * 60 * MIN + 1)).toBe(true);
});

it.each([
  ["Europe/Berlin", "10:42", "CEST"],
  ["America/New_York", "04:42", "EDT"],
  ["Asia/Kolkata", "14:12", "IST"],
  ["UTC", "08:42", "UTC"],
])("names %s as people there do", (zone, time, name) => {
  expect(clockTime(summer, zone)).toBe(time);
  expect(zoneName(summer, zone)).toBe(name);
});

it("gives the day of the reader, not of UTC", () => {
  const late = Date.parse("2026-09-22T23:30:00Z");
  expect(dayOf(late, "Europe/Berlin")).toBe("2026-09-23");
  expect(dayOf(late, "America/New_York")).toBe("2026-09-22");
});
