import { z } from "zod";

const MOST_HOSTS = 2_147_483_647;

/** A plan code; which ones exist is for the rules to say. */
export const codeSchema = z.string().min(1);

/** A whole number of at least one; strings are refused, not converted. */
export const hostsSchema = z.int().min(1).max(MOST_HOSTS);

/** A whole number; POST plans has words of its own for one below 1. */
export const anyHostsSchema = z.int();

/** A day, `YYYY-MM-DD`. */
export const daySchema = z.iso.date();

/** Both dates that a write may carry; they must be equal and in the future (rules/start-dates.ts). */
export const datesShape = {
  paid_period_start_date: daySchema.optional(),
  service_effective_date: daySchema.optional(),
};

/** A plan of one code and its hosts. */
export const planSchema = z.strictObject({ type: codeSchema, hosts: anyHostsSchema.optional() });

/** A list of such plans. */
export const planListSchema = z.array(planSchema);

/** A plan that has no hosts. */
export const typeOnlySchema = z.strictObject({ type: codeSchema });

/** A plan that is paid by use and may list call-out countries. */
export const calloutPlanSchema = z.strictObject({
  type: codeSchema,
  callout_countries: z.string().optional(),
});

/** plan_phone in POST plans, plan_details in POST addons. */
export const phoneSchema = z.strictObject({
  plan_base: calloutPlanSchema.optional(),
  plan_calling: planListSchema.optional(),
  plan_calling_addons: planListSchema.optional(),
  plan_number: planListSchema.optional(),
});

/** plan_zcc in POST plans, plan_zcc_details in POST addons. */
export const contactCenterSchema = z.strictObject({
  plan_package: planSchema.optional(),
  plan_package_list: planListSchema.optional(),
  plan_ai_expert_assist: planSchema.optional(),
  plan_usage: calloutPlanSchema.optional(),
  plan_recording: typeOnlySchema.optional(),
  plan_phone_number: planListSchema.optional(),
});

/** plan_znode in POST plans, plan_znode_details in POST addons. */
export const nodeSchema = z.strictObject({
  plan_znode_base: planSchema.optional(),
  plan_zphybrid: planSchema.optional(),
  plan_zmhybrid: planSchema.optional(),
  plan_mchybrid: planSchema.optional(),
  plan_rchybrid: planSchema.optional(),
  plan_tchybrid: planSchema.optional(),
  plan_cmrhybrid: planSchema.optional(),
});
