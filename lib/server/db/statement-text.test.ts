import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { accounts, changes } from "@/lib/server/db/schema";
import { statementText } from "@/lib/server/db/statement-text";

const dialect = new PgDialect();
const day = new Date("2026-11-22T01:00:00Z");

const statements: Record<string, SQL> = {
  "text alone": sql`select 1`,
  "values of every kind": sql`select ${1}, ${"a"}, ${null}, ${true}, ${day}, ${undefined}, ${10n}`,
  "tables and columns": sql`select ${accounts.id}, ${accounts.baseHosts} from ${accounts}`,
  "a column's own encoder": sql`select ${sql.param({ a: [1] }, changes.request)}, ${sql.param(day, changes.createdAt)}`,
  "a null with an encoder": sql`select ${sql.param(null, changes.request)}`,
  "a list as one value": sql`select ${sql.param(["a", "b"])}::text[]`,
  "a list as many": sql`select 1 where 1 in ${[1, 2, 3]}`,
  "parts in parts": sql`with ${sql`a as (select ${1})`}, ${sql.join([sql`b`, sql`c`], sql`, `)} select ${sql`${2}`}`,
  "raw text and names": sql`select ${sql.raw("now()")} as ${sql.identifier('odd "name')}`,
  conditions: sql`select from ${accounts} where ${and(eq(accounts.id, "x"), inArray(accounts.status, ["active", "trial"]))}`,
  "a placeholder": sql`select ${sql.placeholder("later")}`,
  "values written into the text": sql`select ${sql`${"it's"}`.inlineParams()}`,
  "an alias": sql`select ${sql`1`.as("one")}`,
};

test.each(Object.entries(statements))("%s is written as Drizzle writes it", (_, statement) => {
  const { sql: text, params } = dialect.sqlToQuery(statement);
  expect(statementText(statement)).toEqual({ text, params });
});
