import { expect, it } from "vitest";
import { createTestDatabase } from "@/lib/server/db/testing";

it("gives each test file a migrated database that others cannot see", async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await one.owner.$client.query(`
    create table only_here (day date); grant select, insert on only_here to public`);
  await one.pool.query("insert into only_here values ('2021-10-07')");
  const seen = await other.pool.query(
    "select to_regclass('only_here') as found, to_regclass('accounts') as migrated",
  );
  expect(seen.rows[0]).toEqual({ found: null, migrated: "accounts" });
  expect((await one.pool.query("select day from only_here")).rows).toEqual([{ day: "2021-10-07" }]);
  await Promise.all([one.drop(), other.drop()]);
});
