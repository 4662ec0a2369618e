import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/lib/server/db/client";
import { runFamiliarStatement, runStatement } from "@/lib/server/db/run-statement";
import { createTestDatabase } from "@/lib/server/db/testing";

let at: Awaited<ReturnType<typeof createTestDatabase>>;

beforeAll(async () => {
  at = await createTestDatabase();
});
afterAll(() => at.drop());

/** How many of the marked statements the only connection in use keeps a plan of. */
async function kept(mark: string): Promise<number> {
  const text = "select count(*)::int as n from pg_prepared_statements where statement like $1";
  const { rows } = await at.db.$client.query<{ n: number }>(text, [`select '${mark}%`]);
  return rows[0]?.n ?? 0;
}

const marked = (mark: string, value: number): SQL =>
  sql`select '${sql.raw(mark)}' as mark, ${value}::int as value`;

async function ask(run: <Row extends object>(db: Database, statement: SQL) => Promise<Row[]>, mark: string) {
  expect(await run(at.db, marked(mark, 7))).toEqual([{ mark, value: 7 }]);
}

test("a statement is planned once a connection", async () => {
  await ask(runStatement, "often");
  await ask(runStatement, "often");
  expect(await kept("often")).toBe(1);
});

test("of many texts only those asked for again and again are, and no more than forty", async () => {
  await ask(runFamiliarStatement, "seldom");
  await ask(runFamiliarStatement, "seldom");
  expect(await kept("seldom")).toBe(0);
  for (let text = 0; text < 60; text++)
    for (let time = 0; time < 3; time++) await ask(runFamiliarStatement, `many-${text}`);
  expect(await kept("many-")).toBe(40);
});
