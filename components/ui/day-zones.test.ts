import { afterEach, expect, test, vi } from "vitest";
import { daysAwayWords, dayWords } from "./date-words";
import { dayOf } from "./time-words";

afterEach(() => vi.unstubAllEnvs());

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY_MS = 86_400_000;
const FIRST = Date.UTC(2028, 0, 1);
const ZONES: [string, number][] = [
  ["Pacific/Pago_Pago", 660],
  ["Pacific/Kiritimati", -840],
  ["Asia/Kathmandu", -345],
  ["Europe/London", 0],
  ["America/New_York", 300],
  ["America/Santiago", 180],
];

test.each(ZONES)("F36: 400 days are shown and counted the same in %s", (zone, offset) => {
  vi.stubEnv("TZ", zone);
  expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(offset);
  for (let index = 0; index < 400; index += 1) {
    const moment = new Date(FIRST + index * DAY_MS);
    const date = moment.toISOString().slice(0, 10);
    const words = `${moment.getUTCDate()} ${MONTHS[moment.getUTCMonth()]} ${moment.getUTCFullYear()}`;
    expect([dayWords(date), dayWords(`${date}T00:00:00Z`)]).toEqual([words, words]);
    const tomorrow = new Date(moment.getTime() + DAY_MS).toISOString().slice(0, 10);
    expect(daysAwayWords(`${tomorrow}T00:00:00Z`, date)).toBe("tomorrow");
    expect(daysAwayWords(date, dayOf(moment.getTime(), "UTC"))).toBe("today");
    // Noon of the reader's own day, in the reader's zone: that day, whatever the clocks do on it.
    const noon = new Date(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate(), 12).getTime();
    expect(dayOf(noon, zone)).toBe(date);
  }
});
