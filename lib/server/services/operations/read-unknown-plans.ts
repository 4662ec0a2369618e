import "server-only";
import { and, arrayContains, countDistinct, desc, eq, isNull, sql } from "drizzle-orm";
import type { UnknownPlan } from "@/lib/domain/operations";
import { findPlanType } from "@/lib/domain/plan-catalogue";
import { isKnownFamily } from "@/lib/domain/plan-groups";
import type { Context } from "@/lib/server/context";
import { accounts, planLineRows } from "@/lib/server/db/schema";
import { UNKNOWN_PLAN } from "@/lib/server/sync/plan-keys";

/** Plans of the directory that the catalogue does not know, and how many sub-accounts hold each, the most held first. */
export async function readUnknownPlans({ db }: Pick<Context, "db">): Promise<UnknownPlan[]> {
  const { family, type, accountId } = planLineRows;
  const rows = await db
    .select({ family, type, count: countDistinct(accountId) })
    .from(planLineRows)
    .innerJoin(accounts, eq(accounts.id, accountId))
    .where(and(isNull(accounts.goneAt), arrayContains(accounts.planKeys, [UNKNOWN_PLAN])))
    .groupBy(family, type)
    .orderBy(desc(countDistinct(accountId)), family, sql`${type} nulls first`);
  return rows.filter((row) => !isKnownFamily(row.family) || (row.type !== null && !findPlanType(row.type)));
}
