import "server-only";
import { and, count, desc, eq, gte, isNotNull, lt, type SQL } from "drizzle-orm";
import type { DifferencePage, PlanDifference } from "@/lib/domain/difference";
import type { DifferenceQuery } from "@/lib/domain/difference-query";
import type { Some } from "@/lib/domain/home";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { planDifferences } from "@/lib/server/db/difference-schema";
import { accounts } from "@/lib/server/db/schema";

const isDecided = isNotNull(planDifferences.lines);

/** What changed elsewhere, newest first, of one sub-account or of all. Ids rise with time and are the cursor. */
export async function listDifferences(
  context: Pick<Context, "db">,
  caller: Caller,
  { accountId, cursor, limit }: DifferenceQuery,
): Promise<DifferencePage> {
  authorise(caller, "accounts.read");
  const rows = await newestFirst(context, limit + 1, [
    isDecided,
    accountId === undefined ? undefined : eq(planDifferences.accountId, accountId),
    cursor === undefined ? undefined : lt(planDifferences.id, Number(cursor)),
  ]);
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** The newest of what was found at a moment or later, and how much that is in all. */
export async function newDifferences(
  context: Pick<Context, "db">,
  caller: Caller,
  { since, limit }: { since: Date; limit: number },
): Promise<Some<PlanDifference>> {
  authorise(caller, "accounts.read");
  const found = [isDecided, gte(planDifferences.byAt, since)];
  const counting = context.db
    .select({ total: count() })
    .from(planDifferences)
    .where(and(...found));
  const [items, [counted]] = await Promise.all([newestFirst(context, limit, found), counting]);
  return { items, total: counted?.total ?? 0 };
}

async function newestFirst(
  { db }: Pick<Context, "db">,
  limit: number,
  filters: (SQL | undefined)[],
): Promise<PlanDifference[]> {
  const rows = await db
    .select({ difference: planDifferences, accountName: accounts.name })
    .from(planDifferences)
    .innerJoin(accounts, eq(accounts.id, planDifferences.accountId))
    .where(and(...filters))
    .orderBy(desc(planDifferences.id))
    .limit(limit);
  return rows.map(toDifference);
}

type Row = { difference: typeof planDifferences.$inferSelect; accountName: string };

function toDifference({ difference, accountName }: Row): PlanDifference {
  const { id, accountId, afterAt, byAt, lines, resembles } = difference;
  return {
    id: String(id),
    accountId,
    accountName,
    after: afterAt.toISOString(),
    by: byAt.toISOString(),
    lines: lines ?? [],
    resembles,
  };
}
