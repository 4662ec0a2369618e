import { addDays, daysBetween, parseCalendarDate, utcDay } from "@/lib/domain/calendar-date";
import { planLines } from "@/lib/domain/plan-lines";
import { renewalRanges } from "@/lib/domain/renewal-ranges";
import { openDatabase } from "@/lib/server/db/client";

// Says, in the zone of this process, which day each of many days is to us. The days come as the first argument.
const days: string[] = JSON.parse(process.argv[2] ?? "[]");
const [first = ""] = days;

const db = openDatabase(process.env.DATABASE_URL ?? "");
const { rows } = await db.$client.query<{ day: string }>(
  "select day from unnest($1::date[]) with ordinality as each (day, n) order by n",
  [days],
);
await db.$client.end();

const lineOf = (date: string) =>
  planLines({
    plan_base: { type: "monthly", hosts: 1, next_invoice_date: date, service_effective_date: date },
  })[0];

process.send?.({
  offset: new Date(2026, 0, 1).getTimezoneOffset(),
  days: days.map((day, index) => ({
    short: parseCalendarDate(day),
    long: parseCalendarDate(`${day}T00:00:00Z`),
    next: addDays(day, 1),
    away: daysBetween(first, day),
    early: utcDay(new Date(`${day}T00:00:00Z`)),
    late: utcDay(new Date(`${day}T23:59:59.999Z`)),
    invoice: lineOf(day)?.nextInvoiceDate,
    effective: lineOf(`${day}T00:00:00Z`)?.serviceEffectiveDate,
    week: renewalRanges(day)[0],
    stored: rows[index]?.day,
  })),
});
