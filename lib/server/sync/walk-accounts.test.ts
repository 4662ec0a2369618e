import { afterAll, beforeAll, expect, it } from "vitest";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { accounts } from "@/lib/server/db/schema";
import { walkAccounts } from "@/lib/server/sync/walk-accounts";

let test: ChangeTest;

beforeAll(async () => {
  test = await startChangeTest({ accounts: 700 });
});

afterAll(() => test.close());

it("reads page after page, and from the first one again when Zoom no longer takes the page token", async () => {
  const refused = { status: 400, body: { code: 300, message: "The next page token is invalid or expired." } };
  const match = { path: "/v2/accounts", nth: 2 };
  await test.control.addFault({ match, action: { kind: "status", ...refused } });
  const listed: number[] = [];
  await walkAccounts(test.context, async (count) => void listed.push(count));
  expect(listed[0]).toBe(300);
  expect(listed.slice(1, 3)).toEqual([300, 600]);
  const rows = await test.context.db.select({ goneAt: accounts.goneAt }).from(accounts);
  expect(rows.length).toBe(listed.at(-1));
  expect(rows.length).toBeGreaterThan(700);
  expect(rows.every(({ goneAt }) => goneAt === null)).toBe(true);
});
