import "server-only";
import { eq } from "drizzle-orm";
import type { PlanLine } from "@/lib/domain/plan-line";
import type { Context } from "@/lib/server/context";
import { accounts } from "@/lib/server/db/schema";
import { decideAccount } from "@/lib/server/differences/decide";
import { toAppError } from "@/lib/server/errors";
import { storePlans } from "@/lib/server/sync/store-plans";
import { storeReadFailure } from "@/lib/server/sync/store-read-failure";
import { getAccount } from "@/lib/server/zoom/accounts";
import { ZoomError, ZoomNotSent } from "@/lib/server/zoom/errors";
import { getPlans } from "@/lib/server/zoom/plans";

type Row = Pick<typeof accounts.$inferSelect, "id" | "accountType" | "payMode">;
type ReadPriority = { priority: "person" | "background" };
export type PlansRead = { lines: PlanLine[]; raw: Record<string, unknown>; version: string; readAt: Date };

/**
 * Reads the plans of a sub-account from Zoom and keeps them, or notes on the sub-account why that failed.
 * Who pays is read too where nobody knows yet and it matters: when a person looks, and for free accounts.
 * @throws AppError for what Zoom answered; ZoomNotSent, which tells nothing about this sub-account, leaves no note
 */
export async function readAccountPlans(
  context: Context,
  row: Row,
  options: ReadPriority,
): Promise<PlansRead> {
  const readAt = context.clock.now();
  const whoPays = needsPayMode(row, options) ? readPayMode(context, row.id, options) : undefined;
  try {
    const raw = await getPlans(context.zoom, row.id, options);
    const { version, lines, newer, previous } = await storePlans(context, row.id, raw, readAt);
    if (previous) await decideNow(context, row.id);
    return newer ?? { raw, readAt, version, lines };
  } catch (error) {
    const known = error instanceof ZoomNotSent ? null : toAppError(error);
    if (!known || known.code === "database_unavailable") throw error;
    await storeReadFailure(context, row.id, known, readAt);
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

function needsPayMode({ payMode, accountType }: Row, { priority }: ReadPriority): boolean {
  return payMode === null && (priority === "person" || accountType === "Free");
}

// The plans stand without it, so a failure is only logged; the next read asks again.
async function readPayMode({ db, zoom, log }: Context, id: string, options: ReadPriority): Promise<void> {
  try {
    const { payMode } = await getAccount(zoom, id, options);
    if (payMode !== null) await db.update(accounts).set({ payMode }).where(eq(accounts.id, id));
  } catch (error) {
    if (!(error instanceof ZoomError)) throw error;
    log.warn({ err: error, accountId: id }, "who pays was not read");
  }
}
