import "server-only";
import { createHash } from "node:crypto";
import type { SQL } from "drizzle-orm";
import type { Database } from "@/lib/server/db/client";
import { statementText } from "@/lib/server/db/statement-text";

const names = new Map<string, string>();
// A connection keeps each plan for as long as it lives, some ten kilobytes; what comes later is planned each time.
const MOST_NAMES = 500;

/**
 * Runs one statement in one round trip and, from its second time on a connection, without being parsed and planned
 * again: for what is done often. Its text must not grow with its values, since each text is kept as long as the
 * connection.
 * @returns its rows as pg reads them: a timestamptz as Date, a jsonb as its value, a date as text
 * @throws what pg throws, not wrapped
 */
export async function runStatement<Row extends object>(db: Database, statement: SQL): Promise<Row[]> {
  const { text, params } = statementText(statement);
  const { rows } = await db.$client.query<Row>({ name: nameOf(text), text, values: params });
  return rows;
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST_NAMES) return known;
  // Named after its text: Next loads this file more than once, and all copies share one pool of connections.
  const name = `plandesk_${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;
  names.set(text, name);
  return name;
}
