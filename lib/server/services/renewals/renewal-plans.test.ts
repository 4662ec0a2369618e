import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renewalQuerySchema } from "@/lib/domain/renewal-query";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { buildSnapshot, SNAPSHOT_DAY } from "@/lib/server/services/accounts/testing";
import { standAsLarge, wholeReads } from "@/lib/server/services/accounts/testing/whole-reads";
import { renewalStatement } from "@/lib/server/services/renewals/renewal-rows";
import { cursorStatement, READING } from "@/lib/server/services/renewals/stream-renewals";

const MONTH = { from: SNAPSHOT_DAY, to: "2026-12-21" };
const EVERY_LINE = { from: "2026-01-01", to: "2028-03-01" };
// Hosts have no index: their order sorts the range, which for all lines means reading the whole table.
const ORDERED = ["date", "-date", "account", "-account"];
const PLACE = { nextInvoiceDate: "2026-12-10", hosts: 12, sortName: "m", accountId: "m", position: 1 };

let test: ChangeTest;

beforeAll(async () => {
  test = await startChangeTest();
  await buildSnapshot(test.owner, 5_000);
  await standAsLarge(test.owner.$client, 20);
}, 60_000);

afterAll(() => test.close());

/** The tables of which a statement reads every row. */
async function scanned(statement: SQL, settings: string[] = []): Promise<string[]> {
  const client = await test.context.pool.connect();
  try {
    await client.query("begin");
    for (const setting of settings) await client.query(setting);
    return await wholeReads(client, statement);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

describe("the renewals' statements", () => {
  it.each(ORDERED)("read a page by %s along an index, at the beginning and in the middle", async (sort) => {
    const query = renewalQuerySchema.parse({ ...EVERY_LINE, sort });
    const pages = [null, PLACE].map((behind) => sql`${renewalStatement(query, behind)} limit 201`);
    for (const page of pages) expect(await scanned(page)).toEqual([]);
  });

  it.each(ORDERED)("export all rows by %s along an index", async (sort) => {
    for (const range of [MONTH, EVERY_LINE]) {
      const query = renewalQuerySchema.parse({ ...range, sort });
      expect(await scanned(cursorStatement(query), READING), JSON.stringify(range)).toEqual([]);
    }
  });
});
