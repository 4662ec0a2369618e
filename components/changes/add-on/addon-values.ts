import { detailFields, isDetailFamily } from "@/lib/domain/addon";
import { findPlanType, takesHosts } from "@/lib/domain/plan-catalogue";
import type { PlanType } from "@/lib/domain/plan-type";
import { placePlan } from "../wire/place-plan";
import { bodyOf, getIn, type Wire } from "../wire/wire-path";

/** Nothing chosen yet. */
export const noAddon: Wire = { type: "", hosts: "" };

/** The family that carries its plans in a details object, with that object's name; null for ordinary add-ons. */
export function detailsOf(type: unknown): { field: string; name: string } | null {
  return typeof type === "string" && isDetailFamily(type) ? { field: type, name: detailFields[type] } : null;
}

/** The form after a plan of the catalogue was chosen, or one more plan of the same family. */
export function withPlan(values: Wire, type: PlanType): Wire {
  const family = type.field?.split(".")[0] ?? "";
  const details = detailsOf(family);
  if (!details) return { type: type.code, hosts: values.type === type.code ? values.hosts : "" };
  const before = values.type === family ? values : { type: family };
  return placePlan(before, type, details);
}

/** The plans of a details object as they would stand in Zoom's answer. */
export function detailPlans(values: Wire): Wire {
  const details = detailsOf(values.type);
  const inner = details ? getIn(values, details.name) : undefined;
  return details && inner ? { [details.field]: inner } : {};
}

/**
 * The body that the form stands for. Recording, audio and support plans have no hosts, but this request wants a
 * number for every ordinary add-on (zoom-api.md 2.9), so 1 is sent for them.
 */
export function addonBody(values: Wire): Wire {
  const type = findPlanType(typeof values.type === "string" ? values.type : null);
  return bodyOf(type && !takesHosts(type) ? { ...values, hosts: 1 } : values);
}
