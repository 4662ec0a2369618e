import { z } from "zod";
import { codeSchema, contactCenterSchema, datesShape, hostsSchema, nodeSchema, phoneSchema } from "./parts";

const ordinarySchema = z.strictObject({ type: codeSchema, hosts: hostsSchema, ...datesShape });

const phoneAddonSchema = z.strictObject({
  type: z.literal("plan_phone"),
  plan_details: phoneSchema,
  ...datesShape,
});

const contactCenterAddonSchema = z.strictObject({
  type: z.literal("plan_zcc"),
  plan_zcc_details: contactCenterSchema,
  ...datesShape,
});

const nodeAddonSchema = z.strictObject({
  type: z.literal("plan_znode"),
  plan_znode_details: nodeSchema,
  ...datesShape,
});

const FORMS = {
  plan_phone: phoneAddonSchema,
  plan_zcc: contactCenterAddonSchema,
  plan_znode: nodeAddonSchema,
} as const;

/** Body of POST addons in one of its four forms (billing/ma, POST addons). */
export type AddAddon =
  | z.infer<typeof ordinarySchema>
  | z.infer<typeof phoneAddonSchema>
  | z.infer<typeof contactCenterAddonSchema>
  | z.infer<typeof nodeAddonSchema>;

/** Returns the schema of the form that `type` names, so that errors name the fields of that form alone. */
export function addAddonSchema(type: unknown): z.ZodType<AddAddon> {
  return type === "plan_phone" || type === "plan_zcc" || type === "plan_znode" ? FORMS[type] : ordinarySchema;
}
