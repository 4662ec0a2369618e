import { z } from "zod";
import type { Contract } from "../options";
import {
  anyHostsSchema,
  codeSchema,
  contactCenterSchema,
  datesShape,
  nodeSchema,
  phoneSchema,
  planListSchema,
  planSchema,
  typeOnlySchema,
} from "./parts";

/** The contact's members that must be there; a missing one has words of its own (code 2100). */
export const CONTACT_FIELDS = [
  "first_name",
  "last_name",
  "email",
  "country",
  "address",
  "city",
  "phone_number",
  "state",
  "zip",
] as const;

const contactSchema = z.strictObject({
  ...(Object.fromEntries(CONTACT_FIELDS.map((name) => [name, z.string().optional()])) as Record<
    (typeof CONTACT_FIELDS)[number],
    z.ZodOptional<z.ZodString>
  >),
  apt: z.string().optional(),
  employee_count: z.string().optional(),
});

const activeShape = { type: codeSchema, active_hosts: anyHostsSchema.optional() };

const audioSchema = z.strictObject({
  type: codeSchema,
  tollfree_countries: z.string().optional(),
  premium_countries: z.string().optional(),
  callout_countries: z.string().optional(),
  ddi_numbers: z.int().min(0).optional(),
});

const subscriptionOptionsSchema = z.strictObject({
  ...datesShape,
  purchase_order_number: z.string().optional(),
  deal_registration_id: z.string().optional(),
  contract_term: z.int().optional(),
});

const OBJECT_FAMILIES = [
  "plan_zoom_rooms",
  "plan_room_connector",
  "plan_whiteboard",
  "plan_whiteboard_plus",
  "plan_zwr",
  "plan_zsched",
  "plan_mesh",
  "plan_workforce_management",
  "plan_audio_us_ca",
  "plan_zoom_one_edu_student",
  "plan_visitor_management",
  "plan_zoom_iq",
  "plan_ztransl",
] as const;

const LIST_FAMILIES = [
  "plan_large_meeting",
  "plan_webinar",
  "plan_zoom_events",
  "plan_zoom_one",
  "plan_zoom_one_premier",
  "plan_zoom_one_edu_school_campus_plus",
  "plan_zoom_one_edu_premier",
] as const;

function optionalOf<K extends string, S extends z.ZodType>(keys: readonly K[], schema: S) {
  return Object.fromEntries(keys.map((key) => [key, schema.optional()])) as Record<K, z.ZodOptional<S>>;
}

const restShape = {
  plan_bundle: z.array(z.strictObject({ ...activeShape, hosts: anyHostsSchema.optional() })).optional(),
  subscription_options: subscriptionOptionsSchema.optional(),
  plan_recording: z.string().optional(),
  plan_audio: audioSchema.optional(),
  plan_phone: phoneSchema.optional(),
  plan_zcc: contactCenterSchema.optional(),
  plan_znode: nodeSchema.optional(),
  plan_sdk_cmr: typeOnlySchema.optional(),
  plan_partner_premier_support: typeOnlySchema.optional(),
  plan_zoom_clips_plus: typeOnlySchema.optional(),
  ...optionalOf(OBJECT_FAMILIES, planSchema),
  ...optionalOf(LIST_FAMILIES, planListSchema),
};

/** In 2021 the base plan's hosts were required and the contact was not; since, it is the other way round. */
const schemas = {
  "2021": subscribeOf(contactSchema.optional(), z.strictObject({ ...activeShape, hosts: anyHostsSchema })),
  "2026": subscribeOf(contactSchema, z.strictObject({ ...activeShape, hosts: anyHostsSchema.optional() })),
};

function subscribeOf<C extends z.ZodType, B extends z.ZodType>(contact: C, base: B) {
  return z
    .strictObject({ contact, plan_base: base.optional(), ...restShape })
    .refine((body) => body.plan_base !== undefined || body.plan_bundle !== undefined, {
      path: ["plan_base"],
    });
}

/** Body of POST plans (billing/ma, POST plans). */
export type Subscribe = z.infer<(typeof schemas)["2021"]> | z.infer<(typeof schemas)["2026"]>;

/** Returns the body schema of POST plans under a contract. */
export function subscribeSchema(contract: Contract): z.ZodType<Subscribe> {
  return schemas[contract];
}
