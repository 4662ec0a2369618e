import { z } from "zod";
import { contactSchema } from "./contact";
import { daySchema, hostsSchema, optionalTextSchema, planCodeSchema } from "./field-schemas";
import { type PlanFamilies, planFamiliesSchema } from "./plan-amounts";
import { planLines } from "./plan-lines";
import {
  boundsErrors,
  countryErrors,
  familiesOf,
  hostRuleErrors,
  missingHostsErrors,
  planTypeErrors,
  requirementErrors,
  type WantedPlan,
} from "./plan-rules";
import type { FieldError } from "./problem";
import type { RuleFacts } from "./request-rules";

/** Contract terms that Zoom takes, in months (spec of 2026-02-07). */
export const contractTerms = [1, 12, 24, 36, 48, 60, 72, 84, 96, 108, 120] as const;

const optionsSchema = z
  .strictObject({
    paid_period_start_date: daySchema,
    service_effective_date: daySchema,
    purchase_order_number: optionalTextSchema(100),
    deal_registration_id: optionalTextSchema(100),
    contract_term: z.union(
      contractTerms.map((term) => z.literal(term)),
      { error: "Choose a term from the list" },
    ),
  })
  .partial();

/** Body of POST /accounts/{accountId}/plans, from the form to Zoom (seed 000, spec of 2026-02-07). */
export const subscribeSchema = z.strictObject({
  contact: contactSchema,
  plan_base: z.strictObject({ type: planCodeSchema, hosts: hostsSchema.optional() }),
  subscription_options: optionsSchema.optional(),
  ...planFamiliesSchema.shape,
});
export type SubscribeRequest = z.infer<typeof subscribeSchema>;

/** Every plan that a subscription asks for, the base plan first. */
export function subscribedPlans(request: SubscribeRequest): WantedPlan[] {
  const { contact, subscription_options, ...plans } = request;
  return planLines(plans).flatMap((line) =>
    line.type === null ? [] : [{ path: line.path, type: line.type, hosts: line.hosts }],
  );
}

/** The rules of a subscription beyond its shape: codes, ranges, host rules, requirements, countries, dates. */
export function subscribeErrors(request: SubscribeRequest, facts: RuleFacts): FieldError[] {
  const wanted = subscribedPlans(request);
  const owned = familiesOf(wanted.map((plan) => plan.type));
  const baseHosts = request.plan_base.hosts ?? null;
  return [
    ...wanted.flatMap((plan) => planErrors(plan, owned, baseHosts, facts)),
    ...audioErrors(request),
    ...countryErrors(
      request.plan_phone?.plan_base?.callout_countries,
      "callout",
      "plan_phone.plan_base.callout_countries",
    ),
    ...dateErrors(request, facts.today),
  ];
}

function planErrors(
  plan: WantedPlan,
  owned: Set<string>,
  baseHosts: number | null,
  facts: RuleFacts,
): FieldError[] {
  const typePath = plan.path === "plan_recording" ? plan.path : `${plan.path}.type`;
  const type = planTypeErrors(plan, typePath);
  if (type.length > 0) return type;
  return [
    ...missingHostsErrors(plan, `${plan.path}.hosts`),
    ...boundsErrors(plan, `${plan.path}.hosts`, facts.bounds),
    ...hostRuleErrors(plan, `${plan.path}.hosts`, baseHosts),
    ...requirementErrors(plan, typePath, owned),
  ];
}

function audioErrors({ plan_audio: audio }: PlanFamilies): FieldError[] {
  if (!audio) return [];
  const lists = [audio.tollfree_countries, audio.premium_countries, audio.callout_countries];
  // Documented refusal 2100 of POST plans: at least one of the three lists.
  const none = lists.every((value) => !value);
  return [
    ...(none
      ? [
          {
            path: "plan_audio.tollfree_countries",
            message: "Choose at least one toll-free, premium or call-out country",
          },
        ]
      : []),
    ...countryErrors(audio.tollfree_countries, "tollfree", "plan_audio.tollfree_countries"),
    ...countryErrors(audio.premium_countries, "premium", "plan_audio.premium_countries"),
    ...countryErrors(audio.callout_countries, "callout", "plan_audio.callout_countries"),
  ];
}

// Both dates must be given together, be equal and lie in the future (spec of 2026-02-07).
function dateErrors({ subscription_options: options }: SubscribeRequest, today: string): FieldError[] {
  const start = options?.paid_period_start_date;
  const effective = options?.service_effective_date;
  if (start === undefined && effective === undefined) return [];
  const path = "subscription_options.service_effective_date";
  if (start !== effective)
    return [{ path, message: "The start of the paid period and of the service must be the same day" }];
  return start !== undefined && start <= today ? [{ path, message: `Choose a day after ${today}` }] : [];
}
