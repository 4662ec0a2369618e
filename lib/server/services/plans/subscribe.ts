import "server-only";
import { subscribeEffect } from "@/lib/domain/change-effect";
import { type SubscribeRequest, subscribeErrors } from "@/lib/domain/subscribe";
import { authorise } from "@/lib/server/auth/authorise";
import type { ChangeResult } from "@/lib/server/changes/answers";
import type { ChangeInput, Operation } from "@/lib/server/changes/operation";
import { runChange } from "@/lib/server/changes/run-change";
import type { Caller, Context } from "@/lib/server/context";
import { subscribePlans } from "@/lib/server/zoom/plans";

const operation: Operation<SubscribeRequest> = {
  kind: "subscribe",
  method: "POST",
  path: "/plans",
  success: 201,
  errors: subscribeErrors,
  effect: subscribeEffect,
  sending: (request) => ({
    body: request,
    send: (zoom, ticket) => subscribePlans(zoom, ticket, request),
  }),
};

/**
 * Subscribes a sub-account to a base plan and its optional plans (POST plans, seed 000).
 * @returns 201 done, 202 outcome not known; throws AppError as `runChange` does
 */
export async function subscribe(
  context: Context,
  caller: Caller,
  input: ChangeInput<SubscribeRequest>,
): Promise<ChangeResult> {
  authorise(caller, "plans.write");
  return runChange(context, caller, operation, input);
}
