import type { Plans } from "../state/account";
import { addDays, wireDate } from "../state/dates";

/** Dates of a line in days from today: it began `since` days ago and is invoiced `next` days from now. */
export type LineDates = {
  today: string;
  since?: number;
  next?: number;
  status?: string;
  style?: "instant" | "day";
};

/** Returns the dates and status that every plan line has. */
export function lineDates({
  today,
  since = 200,
  next = 40,
  status = "active",
  style = "day",
}: LineDates): Plans {
  return {
    service_effective_date: wireDate(addDays(today, -since), style),
    next_invoice_date: wireDate(addDays(today, next), style),
    status,
  };
}

/** Returns a plan line with hosts. */
export function planLine(type: string, hosts: number, dates: LineDates): Plans {
  return { type, hosts, ...lineDates(dates) };
}

/** Returns the members of a recording: a bare string with its dates beside it. */
export function recordingMembers(code: string, dates: LineDates): Plans {
  const entries = Object.entries(lineDates(dates)).map(([key, value]) => [`plan_recording_${key}`, value]);
  return { plan_recording: code, ...Object.fromEntries(entries) };
}
