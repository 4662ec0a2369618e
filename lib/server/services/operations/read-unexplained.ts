import "server-only";
import { and, count, desc, eq, isNotNull, isNull, max, sql } from "drizzle-orm";
import type { UnexplainedRefusal } from "@/lib/domain/operations";
import type { Context } from "@/lib/server/context";
import { changes } from "@/lib/server/db/schema";

const MOST = 50;

/** Zoom's refusals of changes that the phrasebook has no words for, by code and words, the most frequent first. */
export async function readUnexplained({ db }: Pick<Context, "db">): Promise<UnexplainedRefusal[]> {
  const code = sql<number | null>`(${changes.zoom} ->> 'code')::bigint::float8`;
  const message = sql<string>`coalesce(${changes.zoom} ->> 'message', '')`;
  const rows = await db
    .select({ code, message, count: count(), lastAt: max(changes.createdAt) })
    .from(changes)
    .where(and(eq(changes.state, "refused"), isNull(changes.explanation), isNotNull(changes.zoom)))
    .groupBy(code, message)
    .orderBy(desc(count()), desc(max(changes.createdAt)))
    .limit(MOST);
  return rows.flatMap(({ lastAt, ...row }) => (lastAt ? [{ ...row, lastAt: lastAt.toISOString() }] : []));
}
