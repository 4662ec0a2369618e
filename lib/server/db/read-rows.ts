import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db/client";
import { statementText } from "@/lib/server/db/statement-text";

/**
 * Runs a statement whose best plan depends on its values (a filter that leaves three rows or all of them): it is
 * planned anew each time, unlike `runStatement`'s.
 * @returns its rows as pg reads them: a timestamptz as Date, a jsonb as its value, a date as text
 */
export async function readRows<Row extends object>(db: Database, statement: SQL): Promise<Row[]> {
  const { text, params } = statementText(statement);
  const { rows } = await db.$client.query<Row>(text, params);
  return rows;
}

/** A part of statements that holds no values, written out once, so that no question spends time on it. */
export function written(part: SQL): SQL {
  const { text, params } = statementText(part);
  if (params.length > 0) throw new Error("a part with values cannot be written out");
  return sql.raw(text);
}
