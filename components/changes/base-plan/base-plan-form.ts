import {
  changeBasePlanErrors,
  changeBasePlanSchema,
  outsideItsRange,
  wantedHosts,
} from "@/lib/domain/change-base-plan";
import { changeBasePlanEffect } from "@/lib/domain/change-effect";
import { boundsText, hostBounds } from "@/lib/domain/host-bounds";
import { planLabel } from "@/lib/domain/plan-catalogue";
import type { PlanLine } from "@/lib/domain/plan-line";
import { basePlanLine } from "@/lib/domain/plan-lines";
import type { RuleFacts } from "@/lib/domain/request-rules";
import { metRules } from "../fields/met-rules";
import type { Asked, ChangeForm, ShownProps } from "../flow/change-form";
import { judge, type Verdict } from "../wire/judge";
import type { Wire } from "../wire/wire-path";
import { BasePlanFields } from "./base-plan-fields";
import { BasePlanSummary } from "./base-plan-summary";
import { basePlanBody, basePlanValues, modeOf } from "./base-plan-values";

/** Change base plan (PUT plans/base, seed 004). */
export const basePlanForm: ChangeForm = {
  kind: "change_base_plan",
  crumb: "Change base plan",
  title: () => "Change base plan",
  start: basePlanValues,
  asTotal,
  warning,
  judge: judgeBasePlan,
  met,
  Fields: BasePlanFields,
  Summary: BasePlanSummary,
  sections: [],
};

function judgeBasePlan(values: Wire, facts: RuleFacts): Verdict<Asked> {
  const body = basePlanBody(values);
  const verdict = judge(changeBasePlanSchema, changeBasePlanErrors, facts, body, (request) => ({
    request,
    effect: changeBasePlanEffect(request, facts.lines),
    // Only totals go to Zoom: repeating "add N" would buy twice.
    sent: { type: request.type, hosts: wantedHosts(request, facts.lines) },
  }));
  if (modeOf(values) === "total") return verdict;
  // The schema asks for `hosts` when there is no number at all; on screen that field is "add".
  const errors = verdict.errors.map((error) =>
    error.path === "hosts" ? { ...error, path: "increasing_hosts" } : error,
  );
  return { ...verdict, errors };
}

function asTotal(values: Wire, lines: readonly PlanLine[]): Wire {
  const request = changeBasePlanSchema.safeParse(basePlanBody(values));
  if (!request.success) return values;
  return { ...values, mode: "total", hosts: wantedHosts(request.data, [...lines]), increasing_hosts: "" };
}

function met({ verdict, facts, values }: ShownProps): string[] {
  if (verdict.errors.length > 0 || warning(values, facts)) return [];
  const after = verdict.intent?.effect.after[0];
  return metRules({ plan_base: after }, facts.bounds);
}

function warning({ type }: Wire, facts: RuleFacts): string | null {
  const code = typeof type === "string" ? type : "";
  const bounds = hostBounds(code, facts.bounds);
  if (!bounds || !outsideItsRange(code, facts)) return null;
  const now = basePlanLine(facts.lines ?? [])?.hosts;
  return `${planLabel(code)} is published for ${boundsText(bounds)}, and this sub-account has ${now}. Its contract differs, so Zoom decides.`;
}
