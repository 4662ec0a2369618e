import "server-only";
import { type UpdateAddonRequest, updateAddonErrors } from "@/lib/domain/addon";
import { updateAddonEffect } from "@/lib/domain/change-effect";
import { authorise } from "@/lib/server/auth/authorise";
import type { ChangeResult } from "@/lib/server/changes/answers";
import type { ChangeInput, Operation } from "@/lib/server/changes/operation";
import { runChange } from "@/lib/server/changes/run-change";
import type { Caller, Context } from "@/lib/server/context";
import { updateAddon as putAddon } from "@/lib/server/zoom/plans";

const operation: Operation<UpdateAddonRequest> = {
  kind: "update_addon",
  method: "PUT",
  path: "/plans/addons",
  success: 200,
  errors: updateAddonErrors,
  effect: updateAddonEffect,
  sending: (request) => ({ body: request, send: (zoom, ticket) => putAddon(zoom, ticket, request) }),
};

/**
 * Changes the hosts of an add-on, or its type within its family (PUT plans/addons, seed 002).
 * @returns 200 done, 202 outcome not known; throws AppError as `runChange` does
 */
export async function updateAddon(
  context: Context,
  caller: Caller,
  input: ChangeInput<UpdateAddonRequest>,
): Promise<ChangeResult> {
  authorise(caller, "plans.write");
  return runChange(context, caller, operation, input);
}
