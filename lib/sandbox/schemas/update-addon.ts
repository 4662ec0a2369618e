import { z } from "zod";
import { codeSchema, datesShape, hostsSchema } from "./parts";

/** Body of PUT addons (billing/ma, PUT addons). */
export const updateAddonSchema = z.strictObject({ type: codeSchema, hosts: hostsSchema, ...datesShape });

/** Body of PUT addons. */
export type UpdateAddon = z.infer<typeof updateAddonSchema>;
