import type { CalendarDate } from "./calendar-date";
import { type ClassName, classNames } from "./sync";

/** What decides when a sub-account's plans are read next. */
export type FreshnessFacts = {
  /** When Zoom last told anything about its plans; null: never. */
  triedAt: Date | null;
  /** Readings that failed in a row. */
  failures: number;
  viewedAt: Date | null;
  /** When a change of ours last moved on it. */
  changedAt: Date | null;
  /** A change of it waits for somebody to settle it. */
  needsPerson: boolean;
  nextInvoiceDate: CalendarDate | null;
};

/** When a sub-account is to be read next, and as what. */
export type NextReading = { name: ClassName; dueAt: Date };

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** No reading of a class should be older than so many seconds. */
export const CLASS_SECONDS: Readonly<Record<ClassName, number>> = {
  on_screen: MINUTE,
  just_changed: 2 * MINUTE,
  needs_person: 5 * MINUTE,
  invoice_near: HOUR,
  viewed: HOUR,
  failed: HOUR,
  others: DAY,
};

/** An open page tells so at least this often, with room for a slow one. */
const ON_SCREEN_SECONDS = 90;
const JUST_CHANGED_SECONDS = 10 * MINUTE;
const VIEWED_SECONDS = DAY;
const NEAR_DAYS = 3;
const FIRST_RETRY_SECONDS = 5 * MINUTE;
/** A reading begins a little before its class asks, so that waiting and reading fit in. */
const AHEAD = 0.95;

/** The class of a sub-account now. */
export function classOf(facts: FreshnessFacts, now: Date): ClassName {
  if (facts.failures > 0) return "failed";
  if (isWithin(facts.viewedAt, ON_SCREEN_SECONDS, now)) return "on_screen";
  if (isWithin(facts.changedAt, JUST_CHANGED_SECONDS, now)) return "just_changed";
  if (facts.needsPerson) return "needs_person";
  const opens = invoiceWindow(facts.nextInvoiceDate, now);
  if (opens !== null && opens <= now) return "invoice_near";
  return isWithin(facts.viewedAt, VIEWED_SECONDS, now) ? "viewed" : "others";
}

/** Seconds between two readings of a class; a failed one is tried again after 5 minutes, then ever later up to an hour. */
export function intervalSeconds(name: ClassName, failures: number): number {
  if (name === "failed")
    return Math.min(FIRST_RETRY_SECONDS * 2 ** Math.min(failures - 1, 10), CLASS_SECONDS.failed);
  return CLASS_SECONDS[name] * AHEAD;
}

/**
 * When to read next. What makes a sub-account matter more by the passing of days alone, an invoice that comes near, is
 * foreseen; everything else that does so moves the moment itself.
 */
export function nextReading(facts: FreshnessFacts, now: Date): NextReading {
  const name = classOf(facts, now);
  if (facts.triedAt === null) return { name, dueAt: now };
  const after = (seconds: number) => new Date((facts.triedAt ?? now).getTime() + seconds * 1000);
  const dueAt = after(intervalSeconds(name, facts.failures));
  const opens = name === "others" || name === "viewed" ? invoiceWindow(facts.nextInvoiceDate, now) : null;
  if (opens === null) return { name, dueAt };
  return { name, dueAt: earlier(dueAt, later(opens, after(intervalSeconds("invoice_near", 0)))) };
}

/** Position of a class in the order of reading. */
export function classRank(name: ClassName): number {
  return classNames.indexOf(name);
}

/** From when on an invoice counts as near; null: there is none ahead. Days are UTC, as Zoom's are. */
function invoiceWindow(date: CalendarDate | null, now: Date): Date | null {
  const begins = date === null ? Number.NaN : Date.parse(`${date}T00:00:00Z`);
  const isAhead = now.getTime() < begins + DAY * 1000;
  return isAhead ? new Date(begins - NEAR_DAYS * DAY * 1000) : null;
}

function isWithin(moment: Date | null, seconds: number, now: Date): boolean {
  return moment !== null && now.getTime() - moment.getTime() < seconds * 1000;
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
