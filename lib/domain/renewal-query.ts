import { z } from "zod";
import { daysBetween } from "./calendar-date";
import { daySchema } from "./field-schemas";

const LONGEST_RANGE_DAYS = 800;

export const renewalSorts = ["date", "-date", "account", "-account", "hosts", "-hosts"] as const;
export type RenewalSort = (typeof renewalSorts)[number];

/** Query of GET /api/renewals: a range of calendar days, both ends included. */
export const renewalQuerySchema = z
  .strictObject({
    from: daySchema,
    to: daySchema,
    q: z.string().max(200, "Search for at most 200 characters").optional(),
    sort: z.enum(renewalSorts, { error: "That column cannot be sorted" }).default("date"),
  })
  .refine((query) => query.from <= query.to, { message: "The range ends before it begins", path: ["to"] })
  .refine((query) => daysBetween(query.from, query.to) <= LONGEST_RANGE_DAYS, {
    message: `Choose at most ${LONGEST_RANGE_DAYS} days`,
    path: ["to"],
  });
export type RenewalQuery = z.infer<typeof renewalQuerySchema>;
