/** A calendar day `YYYY-MM-DD`. Never a moment: it means the same day in every time zone. */
export type CalendarDate = string;

const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

// Zoom sends `2021-10-07T00:00:00Z` (older contract) and `2022-03-01` (newer); both mean that day.
// Postgres knows no year 0.
const DATE = /^(?!0000)(\d{4})-(\d{2})-(\d{2})(?:T[0-9:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Reads either date shape that Zoom sends, keeping the day as written.
 * @returns the day, or null when the text is no date or names a day that does not exist (2026-02-30).
 */
export function parseCalendarDate(value: unknown): CalendarDate | null {
  if (typeof value !== "string") return null;
  const match = DATE.exec(value.trim());
  if (!match) return null;
  const [, year = "", month = "", day = ""] = match;
  const exists = Number(day) >= 1 && Number(day) <= daysOf(Number(year), Number(month));
  return exists ? `${year}-${month}-${day}` : null;
}

// Counted, since it is asked for every date of every reading and making a Date costs ten times as much.
function daysOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return (month === 2 && isLeap ? 29 : DAYS_OF_MONTHS[month - 1]) ?? 0;
}

/** The day `days` after `date` (negative: before). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The calendar day of a moment, counted in UTC. */
export function utcDay(moment: Date): CalendarDate {
  return moment.toISOString().slice(0, 10);
}
