import { afterEach, describe, expect, it, vi } from "vitest";
import { daysAwayWords, dayWords } from "./date-words";

afterEach(() => vi.unstubAllEnvs());

describe.each(["Pacific/Kiritimati", "UTC", "America/Los_Angeles"])("in %s", (zone) => {
  it.each(["2026-10-07", "2026-10-07T00:00:00Z"])("%s is 7 Oct 2026", (date) => {
    vi.stubEnv("TZ", zone);
    expect(dayWords(date)).toBe("7 Oct 2026");
  });

  it("counts days over a change of clocks", () => {
    vi.stubEnv("TZ", zone);
    expect(daysAwayWords("2026-11-02", "2026-10-24")).toBe("in 9 days");
  });
});

it.each([
  ["2026-09-22", "today"],
  ["2026-09-23", "tomorrow"],
  ["2026-09-21", "yesterday"],
  ["2026-10-07", "in 15 days"],
  ["2026-09-10", "12 days ago"],
  ["2026-12-22", "in 91 days"],
  ["2026-12-23", "in 3 months"],
  ["2027-02-22", "in 5 months"],
  ["2028-08-22", "in 23 months"],
  ["2021-10-07", "5 years ago"],
])("%s seen on 22 Sep 2026 is %s", (date, words) => {
  expect(daysAwayWords(date, "2026-09-22")).toBe(words);
});

it("shows text that is no day as it is", () => {
  expect(dayWords("soon")).toBe("soon");
  expect(daysAwayWords("soon", "2026-09-22")).toBe("");
});
