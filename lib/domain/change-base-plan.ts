import { z } from "zod";
import { hostsSchema, planCodeSchema } from "./field-schemas";
import { fitsBounds, hostBounds } from "./host-bounds";
import { basePlanLine } from "./plan-lines";
import { boundsErrors, planTypeErrors } from "./plan-rules";
import type { FieldError } from "./problem";
import type { RuleFacts } from "./request-rules";

/**
 * Body of PUT /accounts/{accountId}/plans/base: a new total, or "add N" (seed 004). Exactly one of the two; what both
 * together mean is not documented. Only totals are ever sent to Zoom.
 */
export const changeBasePlanSchema = z
  .strictObject({
    type: planCodeSchema,
    hosts: hostsSchema.optional(),
    increasing_hosts: hostsSchema.optional(),
  })
  .refine((request) => request.hosts === undefined || request.increasing_hosts === undefined, {
    message: "Give hosts or increasing_hosts, not both",
    path: ["increasing_hosts"],
    params: { shape: true },
  })
  .refine((request) => request.hosts !== undefined || request.increasing_hosts !== undefined, {
    message: "Type a whole number of hosts, 1 or more",
    path: ["hosts"],
  });
export type ChangeBasePlanRequest = z.infer<typeof changeBasePlanSchema>;

/** The total that Zoom will be asked for; null while "add N" cannot be counted because the plans were not read. */
export function wantedHosts(request: ChangeBasePlanRequest, lines: RuleFacts["lines"]): number | null {
  if (request.hosts !== undefined) return request.hosts;
  const now = lines ? basePlanLine(lines)?.hosts : null;
  return now == null || request.increasing_hosts === undefined ? null : now + request.increasing_hosts;
}

/** The rules of a base plan change: a code Zoom sells, hosts in its range, and something that really changes. */
export function changeBasePlanErrors(request: ChangeBasePlanRequest, facts: RuleFacts): FieldError[] {
  const hosts = wantedHosts(request, facts.lines);
  const wanted = { path: "plan_base", type: request.type, hosts };
  const type = planTypeErrors(wanted, "type");
  if (type.length > 0) return type;
  const field = request.hosts === undefined ? "increasing_hosts" : "hosts";
  if (isUnchanged(request.type, hosts, facts))
    return [{ path: field, message: `The base plan has ${hosts} hosts already` }];
  return outsideItsRange(request.type, facts) ? [] : boundsErrors(wanted, field, facts.bounds);
}

/**
 * True when the sub-account already stands outside the published range: its contract differs (seed 003 shows
 * `monthly` with 100), so the range is a warning to acknowledge and not a refusal.
 */
export function outsideItsRange(type: string, facts: Pick<RuleFacts, "lines" | "bounds">): boolean {
  const base = facts.lines ? basePlanLine(facts.lines) : undefined;
  if (base?.type !== type || base.hosts === null) return false;
  return !fitsBounds(base.hosts, hostBounds(type, facts.bounds));
}

function isUnchanged(type: string, hosts: number | null, facts: RuleFacts): boolean {
  const base = facts.lines ? basePlanLine(facts.lines) : undefined;
  return base !== undefined && base.type === type && hosts !== null && base.hosts === hosts;
}
