import { z } from "zod";
import { type SettleChangeRequest, settleChangeSchema } from "@/lib/domain/settle-change";

/** What is filled in before a change is settled: our API's body, and the sub-account's name typed to confirm. */
export type SettleValues = SettleChangeRequest & { accountName: string };

/** The schema of the form; gives our API's body. Letter case and spacing of the typed name do not matter. */
export function settleFormSchema(accountName: string): z.ZodType<SettleChangeRequest, SettleValues> {
  return settleChangeSchema
    .extend({
      accountName: z
        .string({ error: "Type the sub-account's name" })
        .refine((typed) => plain(typed) === plain(accountName), "Type the name as it stands above"),
    })
    .transform(({ outcome, reason }) => ({ outcome, reason }));
}

function plain(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}
