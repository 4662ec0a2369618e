import "server-only";
import { askedBy, recordEvent } from "@/lib/server/audit/record-event";
import type { Caller, Context } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";

const REFUSALS = new Set(["forbidden", "sign_in_again"]);

/**
 * Runs what somebody asked for and writes it into the audit when they are refused for want of a permission; the
 * refusal itself is thrown on, whether or not it could be written down.
 */
export async function auditRefusal<Result>(
  context: Context,
  caller: Caller,
  request: Request,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AppError && REFUSALS.has(error.code)) await record(context, caller, request, error);
    throw error;
  }
}

async function record(context: Context, caller: Caller, request: Request, error: AppError): Promise<void> {
  const { pathname } = new URL(request.url);
  const event = {
    ...askedBy(caller),
    action: "access.refused",
    target: pathname.slice(0, 500),
    after: { method: request.method, code: error.code, permission: error.extra.permission ?? null },
  };
  await context.db
    .transaction((transaction) => recordEvent(transaction, context, event))
    .catch((cause: unknown) => context.log.error({ err: cause }, "a refusal could not be recorded"));
}
