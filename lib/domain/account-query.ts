import { z } from "zod";
import { accountStatuses, changeStatuses } from "./account";
import { daySchema } from "./field-schemas";

export const accountSorts = [
  "name",
  "-name",
  "nextInvoice",
  "-nextInvoice",
  "hosts",
  "-hosts",
  "readAt",
  "-readAt",
] as const;
export type AccountSort = (typeof accountSorts)[number];

export const accountFilterStatuses = [...changeStatuses, ...accountStatuses] as const;

/** Who pays Zoom: we, the customer, or nobody has told yet. */
export const payFilters = ["master", "sub", "unknown"] as const;

/**
 * What a sub-account may be marked with: an open change, plans that changed without us in the last 7 days, a plan
 * that the catalogue does not know, an open change that waits for a person.
 */
export const accountFlags = ["pending", "changed_elsewhere", "unknown_plan", "needs_you"] as const;
export type AccountFlag = (typeof accountFlags)[number];

/** As `cursor`: the last page. */
export const LAST_PAGE = "end";

const keySchema = z.string().max(100);
const hostsSchema = z.coerce
  .number({ error: "Hosts are a whole number" })
  .int("Hosts are a whole number")
  .min(0, "Hosts are 0 or more")
  .max(1_000_000_000, "That is more than any sub-account has");

/**
 * Query of GET /api/accounts. `plan` is a plan code and `family` a key of Zoom's plans object, both of running lines;
 * `hostsMin` and `hostsMax` are of the base plan; all ends of ranges are included but `renewsBefore`. `cursor` comes
 * from a neighbouring page, or is `LAST_PAGE`.
 */
export const accountQuerySchema = z.strictObject({
  q: z.string().max(200, "Search for at most 200 characters").optional(),
  status: z.enum(accountFilterStatuses, { error: "There is no such status" }).optional(),
  plan: keySchema.regex(/^[A-Za-z0-9_-]+$/, "That is no plan code").optional(),
  family: keySchema.regex(/^plan_[A-Za-z0-9_-]+$/, "That is no plan family").optional(),
  hostsMin: hostsSchema.optional(),
  hostsMax: hostsSchema.optional(),
  renewsFrom: daySchema.optional(),
  renewsBefore: daySchema.optional(),
  pay: z.enum(payFilters, { error: "Choose master, sub or unknown" }).optional(),
  flag: z.enum(accountFlags, { error: "There is no such flag" }).optional(),
  sort: z.enum(accountSorts, { error: "That column cannot be sorted" }).default("name"),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200, "At most 200 rows at once").default(100),
});
export type AccountQuery = z.infer<typeof accountQuerySchema>;
