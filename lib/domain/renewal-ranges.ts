import { addDays, type CalendarDate } from "./calendar-date";

/** A named range of days, both ends included. */
export type RenewalRange = { name: string; from: CalendarDate; to: CalendarDate };

/** The ranges that finance asks for most; weeks begin on Monday. */
export function renewalRanges(today: CalendarDate): RenewalRange[] {
  const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  return [
    { name: "This week", from: monday, to: addDays(monday, 6) },
    { name: "Next week", from: addDays(monday, 7), to: addDays(monday, 13) },
    { name: "30 days", from: today, to: addDays(today, 29) },
    { name: "90 days", from: today, to: addDays(today, 89) },
    { name: "12 months", from: today, to: addDays(today, 364) },
  ];
}
