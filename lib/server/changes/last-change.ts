import "server-only";
import { and, desc, eq, isNotNull, ne } from "drizzle-orm";
import { plansSeen } from "@/lib/domain/change-effect";
import type { PlanLine } from "@/lib/domain/plan-line";
import type { Database } from "@/lib/server/db/client";
import { changes } from "@/lib/server/db/schema";

/** Who last changed the plans through Plandesk; `at` is ISO 8601. */
export type LastChange = { changeId: string; name: string; at: string };

/** The change of ours that made the plans what `lines` shows; null: it was made elsewhere, or nobody knows. */
export async function lastChangeTo(
  db: Database,
  row: { id: string; accountId: string },
  lines: PlanLine[],
): Promise<LastChange | null> {
  const [last] = await db
    .select()
    .from(changes)
    .where(and(eq(changes.accountId, row.accountId), ne(changes.id, row.id), isNotNull(changes.sentAt)))
    .orderBy(desc(changes.createdAt))
    .limit(1);
  if (!last?.sentAt || plansSeen(last, lines) !== "target") return null;
  return { changeId: last.id, name: last.requestedByName, at: last.sentAt.toISOString() };
}
