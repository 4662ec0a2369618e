import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChangeTest, callerAs, startChangeTest } from "@/lib/server/changes/testing";
import { users } from "@/lib/server/db/people-schema";
import { readSettlers } from "@/lib/server/services/changes/read-settlers";
import { addPerson } from "@/lib/server/testing";

let at: ChangeTest;

beforeAll(async () => {
  at = await startChangeTest();
});
afterAll(() => at.close());

test("names the admins who may sign in, and nobody else", async () => {
  const support = callerAs("support");
  expect(await readSettlers(at.context, support)).toEqual([]);
  for (const role of ["support", "partner", "admin", null] as const) await addPerson(at.context, role);
  const gone = await addPerson(at.context, "admin");
  await at.context.db
    .update(users)
    .set({ name: "A former admin", disabledAt: at.context.clock.now() })
    .where(eq(users.id, gone));
  expect(await readSettlers(at.context, support)).toEqual([{ name: "A admin", role: "admin" }]);
});
