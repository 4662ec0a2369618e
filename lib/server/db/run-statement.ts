import "server-only";
import { createHash } from "node:crypto";
import type { SQL } from "drizzle-orm";
import type { Database } from "@/lib/server/db/client";
import { statementText } from "@/lib/server/db/statement-text";

const names = new Map<string, string>();

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

// A plan of a page of the directory takes 150 kB of each connection for as long as it lives.
const MOST_FAMILIAR = 40;
const FAMILIAR_FROM = 3;
const MOST_MET = 1_000;
type Familiar = { texts: Set<string>; met: Map<string, number> };
const familiar = new WeakMap<Database, Familiar>();

/**
 * The same for a statement of which there are thousands of texts: the first forty that are asked for three times are
 * planned once a connection, all others each time.
 */
export async function runFamiliarStatement<Row extends object>(db: Database, statement: SQL): Promise<Row[]> {
  const { text, params } = statementText(statement);
  const name = isFamiliar(db, text) ? { name: nameOf(text) } : {};
  const { rows } = await db.$client.query<Row>({ ...name, text, values: params });
  return rows;
}

function isFamiliar(db: Database, text: string): boolean {
  const { texts, met } = familiar.get(db) ?? { texts: new Set(), met: new Map() };
  familiar.set(db, { texts, met });
  if (texts.has(text) || texts.size >= MOST_FAMILIAR) return texts.has(text);
  if (met.size >= MOST_MET) met.clear();
  const times = (met.get(text) ?? 0) + 1;
  met.set(text, times);
  if (times >= FAMILIAR_FROM) texts.add(text);
  return times >= FAMILIAR_FROM;
}

function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  // Named after its text: Next loads this file more than once, and all copies share one pool of connections.
  const name = `plandesk_${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;
  names.set(text, name);
  return name;
}
