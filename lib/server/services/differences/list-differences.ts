import "server-only";
import { and, desc, eq, gte, isNotNull, lt, type SQL } from "drizzle-orm";
import type { DifferencePage, PlanDifference } from "@/lib/domain/difference";
import type { DifferenceQuery } from "@/lib/domain/difference-query";
import { authorise } from "@/lib/server/auth/authorise";
import type { Caller, Context } from "@/lib/server/context";
import { planDifferences } from "@/lib/server/db/difference-schema";
import { accounts } from "@/lib/server/db/schema";

/**
 * What changed elsewhere, newest first, of one sub-account or of all. Ids rise with time and are the cursor.
 * @param since only what was found at this moment or later
 */
export async function listDifferences(
  { db }: Pick<Context, "db">,
  caller: Caller,
  query: DifferenceQuery,
  since?: Date,
): Promise<DifferencePage> {
  authorise(caller, "accounts.read");
  const rows = await db
    .select({ difference: planDifferences, accountName: accounts.name })
    .from(planDifferences)
    .innerJoin(accounts, eq(accounts.id, planDifferences.accountId))
    .where(and(...filtersOf(query, since)))
    .orderBy(desc(planDifferences.id))
    .limit(query.limit + 1);
  const items = rows.slice(0, query.limit).map(toDifference);
  return { items, nextCursor: rows.length > items.length ? (items.at(-1)?.id ?? null) : null };
}

function filtersOf({ accountId, cursor }: DifferenceQuery, since: Date | undefined): SQL[] {
  return [
    isNotNull(planDifferences.lines),
    accountId === undefined ? undefined : eq(planDifferences.accountId, accountId),
    cursor === undefined ? undefined : lt(planDifferences.id, Number(cursor)),
    since === undefined ? undefined : gte(planDifferences.byAt, since),
  ].filter((filter) => filter !== undefined);
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
