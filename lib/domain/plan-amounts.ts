import { z } from "zod";
import { countryListSchema, hostsSchema, planCodeSchema } from "./field-schemas";

/** A plan with its number of hosts: the shape of most families. */
export const planAmountSchema = z.strictObject({ type: planCodeSchema, hosts: hostsSchema });

/** A plan that is bought without hosts. */
export const planOnlySchema = z.strictObject({ type: planCodeSchema });

/** A plan without hosts that names the countries it may call. */
export const calloutPlanSchema = z.strictObject({
  type: planCodeSchema,
  callout_countries: countryListSchema.optional(),
});

/** Audio conferencing (seed 000). */
export const audioSchema = z.strictObject({
  type: planCodeSchema,
  tollfree_countries: countryListSchema.optional(),
  premium_countries: countryListSchema.optional(),
  callout_countries: countryListSchema.optional(),
  ddi_numbers: z
    .number({ error: "Type a whole number, 0 or more" })
    .int("Type a whole number")
    .min(0, "Type 0 or more")
    .max(100_000, "Type at most 100,000")
    .optional(),
});

const amounts = z
  .array(planAmountSchema)
  .min(1, "Leave the list out when it is empty")
  .max(50, "At most 50 of a kind");

/** Phone: base plan, calling plans and numbers (seed 000); calling add-ons since 2026. */
export const phoneSchema = z.strictObject({
  plan_base: calloutPlanSchema.optional(),
  plan_calling: amounts.optional(),
  plan_calling_addons: amounts.optional(),
  plan_number: amounts.optional(),
});

/** Contact centre (spec of 2026-02-07, POST plans). */
export const contactCenterSchema = z.strictObject({
  plan_package_list: amounts.optional(),
  plan_ai_expert_assist: planAmountSchema.optional(),
  plan_usage: calloutPlanSchema.optional(),
  plan_recording: planOnlySchema.optional(),
  plan_phone_number: amounts.optional(),
});

/** Zoom Node (spec of 2026-02-07). */
export const nodeSchema = z.strictObject({
  plan_znode_base: planAmountSchema.optional(),
  plan_zphybrid: planAmountSchema.optional(),
  plan_zmhybrid: planAmountSchema.optional(),
  plan_mchybrid: planAmountSchema.optional(),
  plan_rchybrid: planAmountSchema.optional(),
  plan_cmrhybrid: planAmountSchema.optional(),
  plan_tchybrid: planAmountSchema.optional(),
});

const families = {
  plan_zoom_rooms: planAmountSchema,
  plan_room_connector: planAmountSchema,
  plan_whiteboard: planAmountSchema,
  plan_whiteboard_plus: planAmountSchema,
  plan_zwr: planAmountSchema,
  plan_zsched: planAmountSchema,
  plan_mesh: planAmountSchema,
  plan_workforce_management: planAmountSchema,
  plan_visitor_management: planAmountSchema,
  plan_zoom_one_edu_student: planAmountSchema,
  plan_audio_us_ca: planAmountSchema,
  plan_zoom_iq: planAmountSchema,
  plan_ztransl: planAmountSchema,
  plan_large_meeting: amounts,
  plan_webinar: amounts,
  plan_zoom_events: amounts,
  plan_zoom_one: amounts,
  plan_zoom_one_premier: amounts,
  plan_zoom_one_edu_school_campus_plus: amounts,
  plan_zoom_one_edu_premier: amounts,
  plan_recording: planCodeSchema,
  plan_sdk_cmr: planOnlySchema,
  plan_partner_premier_support: planOnlySchema,
  plan_zoom_clips_plus: planOnlySchema,
  plan_audio: audioSchema,
  plan_phone: phoneSchema,
  plan_zcc: contactCenterSchema,
  plan_znode: nodeSchema,
};

/** Every optional plan family of POST plans, each left out when it is not bought (zoom-api.md 2.7). */
export const planFamiliesSchema = z.strictObject(families).partial();
export type PlanFamilies = z.infer<typeof planFamiliesSchema>;
