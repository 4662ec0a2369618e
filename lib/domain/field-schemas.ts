import { z } from "zod";
import { parseCalendarDate } from "./calendar-date";

const CONTROL = /\p{Cc}/u;
// Far above any contract; keeps a slip of the finger from becoming an order.
const MOST_HOSTS = 1_000_000;

/** A whole number of hosts from 1; strings are never turned into numbers. */
export const hostsSchema = z
  .number({ error: "Type a whole number of hosts, 1 or more" })
  .int("Type a whole number of hosts, without decimals")
  .min(1, "Type 1 host or more")
  .max(MOST_HOSTS, `Type at most ${MOST_HOSTS.toLocaleString("en")} hosts`);

/** A line of text without control characters, trimmed length 1 to `max`. */
export function textSchema(what: string, max: number) {
  return z
    .string({ error: `Type ${what}` })
    .refine((text) => text.trim() !== "", `Type ${what}`)
    .max(max, `Type at most ${max} characters`)
    .refine((text) => !CONTROL.test(text), "Remove line breaks and control characters");
}

/** The same, but may be left out or empty. */
export function optionalTextSchema(max: number) {
  return z
    .string()
    .max(max, `Type at most ${max} characters`)
    .refine((text) => !CONTROL.test(text), "Remove line breaks and control characters")
    .optional();
}

/** A plan code as the catalogue spells them; whether it exists is checked by the rules. */
export const planCodeSchema = z
  .string({ error: "Choose a plan" })
  .min(1, "Choose a plan")
  .max(100, "That is no plan code")
  .regex(/^[A-Za-z0-9_-]+$/, "That is no plan code");

/** A day `YYYY-MM-DD` that exists. */
export const daySchema = z
  .string({ error: "Type a date as 2026-10-07" })
  .regex(/^\d{4}-\d{2}-\d{2}$/, "Type a date as 2026-10-07")
  .refine((day) => parseCalendarDate(day) !== null, "That day does not exist");

/** Country ids divided by commas, as Zoom takes them ("US, CN"). */
export const countryListSchema = z
  .string()
  .max(1_000, "Too many countries")
  .regex(/^(?:[A-Za-z_]+(?:\s*,\s*[A-Za-z_]+)*)?$/, "Give country ids divided by commas");
