import "server-only";
import type { PlanLine } from "@/lib/domain/plan-line";
import type { Context } from "@/lib/server/context";
import type { accounts } from "@/lib/server/db/schema";
import { decideAccount } from "@/lib/server/differences/decide";
import { toAppError } from "@/lib/server/errors";
import { noteReading } from "@/lib/server/sync/note-reading";
import { needsPayMode, type ReadPriority, readPayMode } from "@/lib/server/sync/read-pay-mode";
import { storePlans } from "@/lib/server/sync/store-plans";
import { isSelfPay, storeReadFailure } from "@/lib/server/sync/store-read-failure";
import { ZoomNotSent } from "@/lib/server/zoom/errors";
import { getPlans } from "@/lib/server/zoom/plans";

type Row = Pick<typeof accounts.$inferSelect, "id" | "accountType" | "payMode">;
export type AccountPlansRead = {
  lines: PlanLine[];
  raw: Record<string, unknown>;
  version: string;
  readAt: Date;
};

/**
 * Reads the plans of a sub-account from Zoom and keeps them, or notes on the sub-account why that failed.
 * Who pays is read too where nobody knows yet and it matters: when a person looks, and for free accounts.
 * @throws AppError for what Zoom answered; ZoomNotSent, which tells nothing about this sub-account, leaves no note
 */
export async function readAccountPlans(
  context: Context,
  row: Row,
  options: ReadPriority,
): Promise<AccountPlansRead> {
  const askedAt = context.clock.now();
  const whoPays = needsPayMode(row, options) ? readPayMode(context, row.id, options) : undefined;
  // It is awaited below; what fails before that must not end the process.
  whoPays?.catch(() => {});
  try {
    const { raw, readAt } = await getPlans(context.zoom, row.id, options);
    const { version, lines, newer, previous } = await storePlans(context, row.id, raw, readAt);
    if (previous) await decideNow(context, row.id);
    await noteReading(context, row.id, readAt, false);
    return newer ?? { raw, readAt, version, lines };
  } catch (error) {
    const known = error instanceof ZoomNotSent ? null : toAppError(error);
    if (!known || known.code === "database_unavailable") throw error;
    await storeReadFailure(context, row.id, known, askedAt, options);
    await noteReading(context, row.id, askedAt, !isSelfPay(known));
    throw known;
  } finally {
    await whoPays;
  }
}

// Whoever looks sees at once what changed elsewhere. What fails here the worker does a second later.
async function decideNow(context: Context, accountId: string): Promise<void> {
  await decideAccount(context, accountId).catch((error: unknown) =>
    context.log.warn({ err: error, accountId }, "what changed elsewhere is decided later"),
  );
}
