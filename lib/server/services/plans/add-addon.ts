import "server-only";
import { type AddAddonRequest, addAddonErrors } from "@/lib/domain/addon";
import { addAddonEffect } from "@/lib/domain/change-effect";
import { authorise } from "@/lib/server/auth/authorise";
import type { ChangeResult } from "@/lib/server/changes/answers";
import type { ChangeInput, Operation } from "@/lib/server/changes/operation";
import { runChange } from "@/lib/server/changes/run-change";
import type { Caller, Context } from "@/lib/server/context";
import { addAddon as postAddon } from "@/lib/server/zoom/plans";

const operation: Operation<AddAddonRequest> = {
  kind: "add_addon",
  method: "POST",
  path: "/plans/addons",
  success: 201,
  errors: addAddonErrors,
  effect: addAddonEffect,
  sending: (request) => ({ body: request, send: (zoom, ticket) => postAddon(zoom, ticket, request) }),
};

/**
 * Adds an add-on to a sub-account (POST plans/addons, seed 001).
 * @returns 201 done, 202 outcome not known; throws AppError as `runChange` does
 */
export async function addAddon(
  context: Context,
  caller: Caller,
  input: ChangeInput<AddAddonRequest>,
): Promise<ChangeResult> {
  authorise(caller, "plans.write");
  return runChange(context, caller, operation, input);
}
