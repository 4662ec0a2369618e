import { z } from "zod";
import { changeKinds, changeStates } from "./change";

/** Query of GET /api/changes; newest first. */
export const changeQuerySchema = z.strictObject({
  accountId: z.string().max(500).optional(),
  state: z.enum(changeStates, { error: "There is no such state" }).optional(),
  /** Only refusals that the phrasebook has no words for. */
  unexplained: z.enum(["1"], { error: "unexplained takes the value 1 or is left out" }).optional(),
  kind: z.enum(changeKinds, { error: "There is no such kind of change" }).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200, "At most 200 rows at once").default(50),
});
export type ChangeQuery = z.infer<typeof changeQuerySchema>;
