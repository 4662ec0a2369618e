import "server-only";
import { type AuditEvent, askedBy, recordEvent } from "@/lib/server/audit/record-event";
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
    if (error instanceof AppError && REFUSALS.has(error.code)) {
      const { pathname: path } = new URL(request.url);
      const permission = error.extra.permission ?? null;
      await recordRefusal(context, askedBy(caller), {
        method: request.method,
        path,
        code: error.code,
        permission,
      });
    }
    throw error;
  }
}

type Refusal = { method: string; path: string; code: string; permission: unknown };

/** Writes a refusal into the audit; that it could not be written down is only logged. */
export async function recordRefusal(
  context: Context,
  by: Pick<AuditEvent, "actor" | "ip" | "requestId">,
  { path, ...told }: Refusal,
): Promise<void> {
  const event = { ...by, action: "access.refused", target: path.slice(0, 500), after: told };
  await context.db
    .transaction((transaction) => recordEvent(transaction, context, event))
    .catch((cause: unknown) => context.log.error({ err: cause }, "a refusal could not be recorded"));
}
