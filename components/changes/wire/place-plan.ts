import { z } from "zod";
import { planFamiliesSchema } from "@/lib/domain/plan-amounts";
import { takesHosts } from "@/lib/domain/plan-catalogue";
import type { PlanType } from "@/lib/domain/plan-type";
import { getIn, setIn, type Wire } from "./wire-path";

/** How a request names a plan: one of a list, an object of its own, or the bare code. */
export type Place = "list" | "object" | "code";

/** How the subscription's schema takes plans at a request field; null: a subscription cannot name it. */
export function placeOf(field: string): Place | null {
  let schema: unknown = planFamiliesSchema;
  for (const part of field.split(".")) {
    schema = schema instanceof z.ZodObject ? bare(schema.shape[part]) : undefined;
  }
  if (schema instanceof z.ZodArray) return "list";
  if (schema instanceof z.ZodObject) return "object";
  return schema instanceof z.ZodString ? "code" : null;
}

function bare(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? schema.unwrap() : schema;
}

/**
 * Puts a plan into a body at its request field: at the end of a list, else in the place of the plan there, whose hosts
 * and countries stay.
 * @param from the field's beginning that the body calls otherwise, e.g. `plan_phone` for `plan_details`
 */
export function placePlan(wire: Wire, type: PlanType, from?: { field: string; name: string }): Wire {
  const field = type.field ?? "";
  const path = from ? field.replace(from.field, from.name) : field;
  const place = placeOf(field);
  if (place === "code") return setIn(wire, path, type.code);
  const amount = { type: type.code, ...(takesHosts(type) ? { hosts: "" } : {}) };
  const there = getIn(wire, path);
  if (place === "list") return setIn(wire, `${path}.${Array.isArray(there) ? there.length : 0}`, amount);
  return setIn(wire, path, { ...amount, ...(there as Wire | undefined), type: type.code });
}
