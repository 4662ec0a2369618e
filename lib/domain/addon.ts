import { z } from "zod";
import { hostsSchema, planCodeSchema } from "./field-schemas";
import { contactCenterSchema, nodeSchema, phoneSchema } from "./plan-amounts";
import { findPlanType } from "./plan-catalogue";
import { basePlanLine, isRunning, planLines } from "./plan-lines";
import {
  boundsErrors,
  countryErrors,
  familiesOf,
  hostRuleErrors,
  planTypeErrors,
  requirementErrors,
  runningCodes,
  type WantedPlan,
} from "./plan-rules";
import type { FieldError } from "./problem";
import type { RuleFacts } from "./request-rules";

/** Families that are added as a whole with their parts in a details object (spec of 2026-02-07, POST addons). */
export const detailFields = {
  plan_phone: "plan_details",
  plan_zcc: "plan_zcc_details",
  plan_znode: "plan_znode_details",
} as const;
export type DetailFamily = keyof typeof detailFields;

/** Body of POST /accounts/{accountId}/plans/addons: a plan code with hosts, or a family with its details. */
export const addAddonSchema = z
  .strictObject({
    type: planCodeSchema,
    hosts: hostsSchema.optional(),
    plan_details: phoneSchema.optional(),
    plan_zcc_details: contactCenterSchema.optional(),
    plan_znode_details: nodeSchema.optional(),
  })
  .superRefine((request, context) => {
    const expected = isDetailFamily(request.type) ? detailFields[request.type] : "hosts";
    for (const field of ["hosts", ...Object.values(detailFields)] as const) {
      const given = request[field] !== undefined;
      if (given === (field === expected)) continue;
      const message = given
        ? `${field} does not belong to ${request.type}`
        : field === "hosts"
          ? "Type a whole number of hosts, 1 or more"
          : "Choose at least one plan";
      context.addIssue({ code: "custom", path: [field], message });
    }
  });
export type AddAddonRequest = z.infer<typeof addAddonSchema>;

/** Body of PUT /accounts/{accountId}/plans/addons (seed 002). */
export const updateAddonSchema = z.strictObject({ type: planCodeSchema, hosts: hostsSchema });
export type UpdateAddonRequest = z.infer<typeof updateAddonSchema>;

/** True for the three families whose add-on request carries a details object. */
export function isDetailFamily(type: string): type is DetailFamily {
  return Object.hasOwn(detailFields, type);
}

/** Every plan that the request adds, with its place in the request. */
export function addedPlans(request: AddAddonRequest): WantedPlan[] {
  if (!isDetailFamily(request.type)) {
    return [
      {
        path: findPlanType(request.type)?.field ?? request.type,
        type: request.type,
        hosts: request.hosts ?? null,
      },
    ];
  }
  const details = request[detailFields[request.type]] ?? {};
  return planLines({ [request.type]: details }).flatMap((line) =>
    line.type === null ? [] : [{ path: line.path, type: line.type, hosts: line.hosts }],
  );
}

/** The rules of adding: codes Zoom sells, not owned yet, host rules against the base plan, requirements met. */
export function addAddonErrors(request: AddAddonRequest, facts: RuleFacts): FieldError[] {
  const added = addedPlans(request);
  if (added.length === 0) {
    return [
      {
        path: isDetailFamily(request.type) ? detailFields[request.type] : "type",
        message: "Choose at least one plan",
      },
    ];
  }
  const owned = familiesOf([...added.map((plan) => plan.type), ...runningCodes(facts.lines ?? [])]);
  const callout = request.plan_details?.plan_base?.callout_countries;
  return [
    ...added.flatMap((plan) => addedPlanErrors(plan, request, owned, facts)),
    ...countryErrors(callout, "callout", "plan_details.plan_base.callout_countries"),
  ];
}

function addedPlanErrors(
  plan: WantedPlan,
  request: AddAddonRequest,
  owned: Set<string>,
  facts: RuleFacts,
): FieldError[] {
  const at = requestPath(plan.path, request);
  const field = isDetailFamily(request.type) ? undefined : (findPlanType(plan.type)?.field ?? "");
  const typePath = at === "" ? "type" : `${at}.type`;
  const type =
    field === "plan_base"
      ? [{ path: typePath, message: "That is a base plan, not an add-on" }]
      : planTypeErrors(plan, typePath, field);
  if (type.length > 0) return type;
  const hostsPath = at === "" ? "hosts" : `${at}.hosts`;
  return [
    ...ownedErrors(plan.type, typePath, facts),
    ...boundsErrors(plan, hostsPath, facts.bounds),
    ...hostRuleErrors(plan, hostsPath, baseHosts(facts)),
    ...(facts.lines ? requirementErrors(plan, typePath, owned) : []),
  ];
}

// `plan_phone.plan_calling.0` stands at `plan_details.plan_calling.0` in the request.
function requestPath(path: string, request: AddAddonRequest): string {
  return isDetailFamily(request.type) ? path.replace(request.type, detailFields[request.type]) : "";
}

// Documented refusal 2100: "already has the additional plan".
function ownedErrors(code: string, path: string, facts: RuleFacts): FieldError[] {
  return runningCodes(facts.lines ?? []).includes(code)
    ? [{ path, message: "The sub-account has this plan already. Update its hosts instead" }]
    : [];
}

/** The rules of updating: a code Zoom sells, of a family that the sub-account owns, with another number of hosts. */
export function updateAddonErrors(request: UpdateAddonRequest, facts: RuleFacts): FieldError[] {
  const type = findPlanType(request.type);
  const wanted = { path: type?.field ?? "", type: request.type, hosts: request.hosts };
  const unknown =
    type?.field === "plan_base"
      ? [{ path: "type", message: "That is the base plan, not an add-on" }]
      : planTypeErrors(wanted, "type", type?.field ?? "");
  if (unknown.length > 0) return unknown;
  return [
    ...notOwnedErrors(wanted, facts),
    ...boundsErrors(wanted, "hosts", facts.bounds),
    ...hostRuleErrors(wanted, "hosts", baseHosts(facts)),
  ];
}

function notOwnedErrors(wanted: WantedPlan, facts: RuleFacts): FieldError[] {
  if (!facts.lines) return [];
  const running = facts.lines.filter((line) => isRunning(line) && line.type !== null);
  const same = running.find((line) => line.type === wanted.type);
  if (same)
    return same.hosts === wanted.hosts
      ? [{ path: "hosts", message: `The add-on has ${wanted.hosts} hosts already` }]
      : [];
  const family = findPlanType(wanted.type)?.family;
  const owned = running.some((line) => findPlanType(line.type)?.family === family);
  return owned ? [] : [{ path: "type", message: "The sub-account does not have this add-on" }];
}

function baseHosts(facts: RuleFacts): number | null {
  return facts.lines ? (basePlanLine(facts.lines)?.hosts ?? null) : null;
}
