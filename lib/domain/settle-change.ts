import { z } from "zod";
import type { ChangeState } from "./change";

/** How a person may settle a change whose outcome Plandesk cannot prove. */
export const settleOutcomes = ["applied", "not_applied"] as const satisfies readonly ChangeState[];
export type SettleOutcome = (typeof settleOutcomes)[number];

/** The same as of a change's own reason. */
export const LONGEST_REASON = 500;

/** Body of POST /changes/{changeId}/settle: what Zoom's portal showed, and by what one knows. */
export const settleChangeSchema = z.strictObject({
  outcome: z.enum(settleOutcomes, { error: "Choose what Zoom's portal shows" }),
  reason: z
    .string({ error: "Type by what you know it" })
    .trim()
    .min(1, "Type by what you know it")
    .max(LONGEST_REASON, `Type at most ${LONGEST_REASON} characters`)
    .refine((text) => !/[^\P{Cc}\n\t]/u.test(text), "Remove control characters"),
});
export type SettleChangeRequest = z.infer<typeof settleChangeSchema>;
