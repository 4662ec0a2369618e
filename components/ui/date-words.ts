const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY_MS = 86_400_000;
/** Up to here days are counted, beyond it months. */
const COUNTED_DAYS = 91;
/** Up to here months are counted, beyond it years. */
const COUNTED_MONTHS = 23;

/**
 * A calendar day in words: `2026-10-07` is "7 Oct 2026". Works on the text alone, so no time zone can shift it.
 * Text of another shape comes back as it is.
 */
export function dayWords(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  const month = MONTHS[Number(match?.[2]) - 1];
  return match && month ? `${Number(match[3])} ${month} ${match[1]}` : date;
}

/** How far a day is from today, both `YYYY-MM-DD`: "today", "in 12 days", "yesterday", "in 5 months", "5 years ago". */
export function daysAwayWords(date: string, today: string): string {
  const days = Math.round((dayNumber(date) - dayNumber(today)) / DAY_MS);
  if (Number.isNaN(days)) return "";
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  const count = Math.abs(days);
  const words = count <= COUNTED_DAYS ? `${count} days` : monthWords(Math.round(count / 30.44));
  return days > 0 ? `in ${words}` : `${words} ago`;
}

function monthWords(months: number): string {
  return months <= COUNTED_MONTHS ? plural(months, "month") : plural(Math.round(months / 12), "year");
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function dayNumber(date: string): number {
  return Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
}
