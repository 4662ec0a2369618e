/** Months between two invoices, by the catalogue's term. */
const MONTHS: Record<string, number> = {
  monthly: 1,
  quarterly: 3,
  yearly: 12,
  "2y": 24,
  "3y": 36,
  payg: 1,
  trial: 1,
};

/** Returns the months of a catalogue term; an unknown one counts as a month. */
export function termMonths(term: string | undefined): number {
  return MONTHS[term ?? "monthly"] ?? 1;
}

/** Takes a day `YYYY-MM-DD` and returns the day `months` later, held back to the end of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Takes a day `YYYY-MM-DD` and returns the day `days` later (or earlier, when negative). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Returns a day in one of the two shapes that Zoom's references show. */
export function wireDate(day: string, style: "instant" | "day"): string {
  return style === "instant" ? `${day}T00:00:00Z` : day;
}

/** Takes a date in either shape and returns its day. */
export function dayOf(wire: string): string {
  return wire.slice(0, 10);
}

/** Returns the first invoice day after `today`, counted on from `day` by `months`. */
export function nextInvoiceAfter(day: string, today: string, months: number): string {
  let next = day;
  for (let step = 1; next <= today; step += 1) next = addMonths(day, step * months);
  return next;
}
