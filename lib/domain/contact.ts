import { z } from "zod";
import { isCountry, statesOf } from "./countries";
import { optionalTextSchema, textSchema } from "./field-schemas";

/** Company sizes that Zoom knows (spec of 2026-02-07, GET billing). */
export const employeeCounts = [
  "Just Me",
  "2-10",
  "11-50",
  "51-250",
  "251-500",
  "501-1000",
  "1001-5000",
  "5001-10000",
  "10000+",
] as const;

const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;
const PHONE = /^[+0-9 ().\-/x]{4,40}$/;

/**
 * The billing contact of a subscription. Lengths follow POST /accounts (first and last name 64, e-mail 128); Zoom
 * publishes none for the rest. State ids apply to US and CA only, elsewhere the state is free text.
 */
export const contactSchema = z
  .strictObject({
    first_name: textSchema("a first name", 64),
    last_name: textSchema("a last name", 64),
    email: textSchema("an e-mail address", 128).refine(
      (text) => EMAIL.test(text),
      "The e-mail address is not complete: name@company.example",
    ),
    phone_number: textSchema("a phone number", 40).refine(
      (text) => PHONE.test(text),
      "Use digits, spaces and + ( ) - only",
    ),
    address: textSchema("a street address", 255),
    apt: optionalTextSchema(255),
    city: textSchema("a city", 100),
    state: textSchema("a state or region", 100),
    zip: textSchema("a post code", 20),
    country: textSchema("a country", 10).refine(
      (id) => isCountry("billing", id),
      "Choose a country from Zoom's list",
    ),
    employee_count: z.enum(employeeCounts, { error: "Choose a size from the list" }).optional(),
  })
  .superRefine((contact, context) => {
    const states = statesOf(contact.country);
    if (states && !states.some((state) => state.id === contact.state)) {
      context.addIssue({ code: "custom", path: ["state"], message: "Choose a state from Zoom's list" });
    }
  });
export type Contact = z.infer<typeof contactSchema>;
