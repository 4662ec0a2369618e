import { afterAll, expect, it } from "vitest";
import { ownFolder } from "@/lib/launch/folder-owner";
import { createTestDatabase } from "@/lib/server/db/testing";

const database = await createTestDatabase();
afterAll(() => database.drop());

it("lets one launch own a data folder and names it to the second", async () => {
  const owner = await ownFolder(database.url, "demo at http://localhost:3000", ".data");
  await expect(ownFolder(database.url, "demo at http://localhost:3001", ".data")).rejects.toThrow(
    "Plandesk demo at http://localhost:3000 already runs with the data folder .data. Stop it, or set DATA_DIR to another folder.",
  );
  await owner.stop();
  await (await ownFolder(database.url, "start", ".data")).stop();
});

it("tells when the database goes away", async () => {
  const owner = await ownFolder(database.url, "demo", ".data");
  await database.owner.$client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'plandesk demo'",
  );
  await owner.lost;
  await owner.stop();
});
