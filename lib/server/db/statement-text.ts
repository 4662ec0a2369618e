import "server-only";
import { Column, Name, Param, SQL, StringChunk, Table } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";

/** A statement as pg takes it. */
export type StatementText = { text: string; params: unknown[] };

const dialect = new PgDialect();
const names = new WeakMap<object, string>();

/**
 * Writes a statement as Drizzle's own dialect does, in a fifth of the time: that of a list took 0.2 ms, a tenth of the
 * whole answer. What it does not know it leaves to the dialect.
 */
export function statementText(statement: SQL): StatementText {
  const params: unknown[] = [];
  const text = textOf(statement, params);
  if (text !== null) return { text, params };
  const whole = dialect.sqlToQuery(statement);
  return { text: whole.sql, params: whole.params };
}

// null: something among the chunks is not known here.
function textOf(statement: SQL, params: unknown[]): string | null {
  if ((statement as unknown as { shouldInlineParams: boolean }).shouldInlineParams) return null;
  let text = "";
  for (const chunk of statement.queryChunks) {
    const part = chunkText(chunk, params);
    if (part === null) return null;
    text += part;
  }
  return text;
}

function chunkText(chunk: unknown, params: unknown[]): string | null {
  if (chunk instanceof StringChunk)
    return chunk.value.length === 1 ? (chunk.value[0] ?? "") : chunk.value.join("");
  if (chunk instanceof SQL) return textOf(chunk, params);
  if (chunk instanceof Param) return paramText(chunk, params);
  if (chunk instanceof Column || chunk instanceof Table) return nameOf(chunk);
  if (chunk instanceof Name) return dialect.escapeName(chunk.value);
  if (chunk === undefined) return "";
  if (typeof chunk === "function") return null;
  if (typeof chunk === "object" && chunk !== null && !(chunk instanceof Date)) return null;
  return placeOf(chunk, params);
}

function paramText({ value, encoder }: Param, params: unknown[]): string | null {
  if (typeof value === "object" && value !== null && "getSQL" in value) return null;
  const mapped: unknown = value === null ? null : encoder.mapToDriverValue(value);
  return mapped instanceof SQL ? null : placeOf(mapped, params);
}

function placeOf(value: unknown, params: unknown[]): string {
  params.push(value);
  return `$${params.length}`;
}

// Tables and columns are few and live as long as the process.
function nameOf(named: Column | Table): string {
  const known = names.get(named);
  if (known !== undefined) return known;
  const name = dialect.sqlToQuery(new SQL([named])).sql;
  names.set(named, name);
  return name;
}
