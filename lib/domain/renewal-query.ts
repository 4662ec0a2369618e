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

/** A range of calendar days, both ends included, narrowed and in an order. */
export const renewalQuerySchema = fields.refine(inOrder, ENDS_EARLY).refine(notTooLong, TOO_LONG);
export type RenewalQuery = z.infer<typeof renewalQuerySchema>;

/** Query of GET /api/renewals: some rows of a range, from its beginning or from a page's `nextCursor` on. */
export const renewalPageSchema = fields
  .extend({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200, "At most 200 rows at once").default(200),
  })
  .refine(inOrder, ENDS_EARLY)
  .refine(notTooLong, TOO_LONG);
export type RenewalPageQuery = z.infer<typeof renewalPageSchema>;

/** Query of GET /api/renewals/export: all rows of a range. */
export const renewalExportSchema = fields
  .extend({ format: z.enum(["csv"], { error: "Exports are made as csv" }) })
  .refine(inOrder, ENDS_EARLY)
  .refine(notTooLong, TOO_LONG);
