import "server-only";
import { and, desc, eq, gt } from "drizzle-orm";
import { plansSeen } from "@/lib/domain/change-effect";
import type { PlanLine } from "@/lib/domain/plan-line";
import type { Context } from "@/lib/server/context";
import type { Transaction } from "@/lib/server/db/client";
import { changes } from "@/lib/server/db/schema";

// How long a part of Zoom may lag behind another is not documented; two minutes after a proven change we trust the proof.
const LAG_MS = 120_000;

/**
 * True for a reading that shows the plans as they were before a change that an earlier reading has just proven: it
 * came from a part of Zoom that lags behind, and must not turn the screens back.
 * @param kept the lines of the snapshot
 */
export async function isStaleReading(
  transaction: Transaction,
  { clock }: Pick<Context, "clock">,
  accountId: string,
  { lines, kept }: { lines: PlanLine[]; kept: PlanLine[] },
): Promise<boolean> {
  const since = new Date(clock.now().getTime() - LAG_MS);
  const [last] = await transaction
    .select({ before: changes.before, after: changes.after })
    .from(changes)
    .where(and(eq(changes.accountId, accountId), eq(changes.state, "applied"), gt(changes.settledAt, since)))
    .orderBy(desc(changes.settledAt))
    .limit(1);
  return last !== undefined && plansSeen(last, lines) === "before" && plansSeen(last, kept) === "target";
}
