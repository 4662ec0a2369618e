import { cookies } from "next/headers";
import { type CalendarDate, utcDay } from "@/lib/domain/calendar-date";

/** The zone that this browser told us on an earlier page; UTC until it has, or when the cookie is no zone. */
export async function readerZone(): Promise<string> {
  const value = (await cookies()).get("zone")?.value;
  if (!value) return "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: decodeURIComponent(value) }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}

/** The calendar day of a moment where the reader is. */
export async function readerDay(now: Date): Promise<CalendarDate> {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: await readerZone(), dateStyle: "short" });
  const day = parts.format(now);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : utcDay(now);
}

/** The moment at which a calendar day begins where the reader is; where clocks change that night, up to an hour off. */
export async function readerMidnight(day: CalendarDate): Promise<Date> {
  const inUtc = new Date(`${day}T00:00:00Z`);
  const zone = await readerZone();
  const there = new Date(`${inUtc.toLocaleString("sv-SE", { timeZone: zone }).replace(" ", "T")}Z`);
  return new Date(2 * inUtc.getTime() - there.getTime());
}
