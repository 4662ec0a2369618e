import { z } from "zod";
import { codeSchema, datesShape, hostsSchema } from "./parts";

/** Body of PUT base: a type and at least one positive host number, but for Video SDK (billing/ma, PUT base). */
export const updateBaseSchema = z
  .strictObject({
    type: codeSchema,
    hosts: hostsSchema.optional(),
    increasing_hosts: hostsSchema.optional(),
    active_hosts: hostsSchema.optional(),
    ...datesShape,
  })
  .refine((body) => hasHosts(body) || body.type.startsWith("vsdk_"), { path: ["hosts"] });

/** Body of PUT base. */
export type UpdateBase = z.infer<typeof updateBaseSchema>;

function hasHosts(body: { hosts?: number | undefined; increasing_hosts?: number | undefined }): boolean {
  return body.hosts !== undefined || body.increasing_hosts !== undefined;
}
