import { z } from "zod";

/** Query of GET /api/differences; newest first. */
export const differenceQuerySchema = z.strictObject({
  accountId: z.string().max(500).optional(),
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,17}$/, "That page does not exist")
    .optional(),
  limit: z.coerce.number().int().min(1).max(200, "At most 200 rows at once").default(50),
});
export type DifferenceQuery = z.infer<typeof differenceQuerySchema>;
