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

/** Query of GET /api/accounts. `plan` is a plan code; `cursor` comes from the page before. */
export const accountQuerySchema = z.strictObject({
  q: z.string().max(200, "Search for at most 200 characters").optional(),
  status: z.enum(accountFilterStatuses, { error: "There is no such status" }).optional(),
  plan: z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9_-]+$/, "That is no plan code")
    .optional(),
  renewsBefore: daySchema.optional(),
  sort: z.enum(accountSorts, { error: "That column cannot be sorted" }).default("name"),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200, "At most 200 rows at once").default(100),
});
export type AccountQuery = z.infer<typeof accountQuerySchema>;
