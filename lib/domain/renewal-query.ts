import { z } from "zod";
import { daysBetween } from "./calendar-date";
import { daySchema } from "./field-schemas";
import { renewalSorts } from "./renewal-sorts";

const LONGEST_RANGE_DAYS = 800;

const fields = z.strictObject({
  from: daySchema,
  to: daySchema,
  q: z.string().max(200, "Search for at most 200 characters").optional(),
  sort: z.enum(renewalSorts, { error: "That column cannot be sorted" }).default("date"),
});

function inOrder(query: { from: string; to: string }): boolean {
  return query.from <= query.to;
}

function notTooLong(query: { from: string; to: string }): boolean {
  return daysBetween(query.from, query.to) <= LONGEST_RANGE_DAYS;
}

const ENDS_EARLY = { message: "The range ends before it begins", path: ["to"] };
const TOO_LONG = { message: `Choose at most ${LONGEST_RANGE_DAYS} days`, path: ["to"] };

/** Query of GET /api/renewals: a range of calendar days, both ends included. */
export const renewalQuerySchema = fields.refine(inOrder, ENDS_EARLY).refine(notTooLong, TOO_LONG);
export type RenewalQuery = z.infer<typeof renewalQuerySchema>;

/** The same for GET /api/renewals/export. */
export const renewalExportSchema = fields
  .extend({ format: z.enum(["csv"], { error: "Exports are made as csv" }) })
  .refine(inOrder, ENDS_EARLY)
  .refine(notTooLong, TOO_LONG);
