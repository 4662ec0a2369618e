import "server-only";
import { type ChangeBasePlanRequest, changeBasePlanErrors, wantedHosts } from "@/lib/domain/change-base-plan";
import { changeBasePlanEffect } from "@/lib/domain/change-effect";
import type { PlanLine } from "@/lib/domain/plan-line";
import type { FieldError } from "@/lib/domain/problem";
import type { RuleFacts } from "@/lib/domain/request-rules";
import { authorise } from "@/lib/server/auth/authorise";
import type { ChangeResult } from "@/lib/server/changes/answers";
import type { ChangeInput, Operation, Sending } from "@/lib/server/changes/operation";
import { runChange } from "@/lib/server/changes/run-change";
import type { Caller, Context } from "@/lib/server/context";
import { updateBasePlan } from "@/lib/server/zoom/plans";

const operation: Operation<ChangeBasePlanRequest> = {
  kind: "change_base_plan",
  method: "PUT",
  path: "/plans/base",
  success: 200,
  errors: (request, facts) => [...uncountable(request, facts), ...changeBasePlanErrors(request, facts)],
  effect: changeBasePlanEffect,
  sending,
};

/**
 * Changes the base plan of a sub-account: its type, its hosts as a total, or "add N" (PUT plans/base, seed 004).
 * @returns 200 done, 202 outcome not known; throws AppError as `runChange` does
 */
export async function changeBasePlan(
  context: Context,
  caller: Caller,
  input: ChangeInput<ChangeBasePlanRequest>,
): Promise<ChangeResult> {
  authorise(caller, "plans.write");
  return runChange(context, caller, operation, input);
}

// The relative `increasing_hosts` never leaves: repeated, it would buy twice.
function sending(request: ChangeBasePlanRequest, lines: PlanLine[]): Sending {
  const hosts = wantedHosts(request, lines);
  if (hosts === null) throw new Error("a base plan change without a total of hosts passed the rules");
  const body = { type: request.type, hosts };
  return { body, send: (zoom, ticket) => updateBasePlan(zoom, ticket, body) };
}

// A Video SDK base plan has no hosts to add to (zoom-api.md 2.6).
function uncountable(request: ChangeBasePlanRequest, { lines }: RuleFacts): FieldError[] {
  if (lines === null || wantedHosts(request, lines) !== null) return [];
  return [{ path: "increasing_hosts", message: "Zoom shows no hosts to add to. Give a total" }];
}
