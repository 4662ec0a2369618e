import { afterAll, beforeAll, expect, it } from "vitest";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { createContext } from "@/lib/server/context";
import { accounts } from "@/lib/server/db/schema";
import { runSync } from "@/lib/server/sync/run-sync";
import { createZoom } from "@/lib/server/zoom/client";
import { json, type ScriptedZoom, scriptZoom } from "@/lib/server/zoom/testing";

// 10,000 characters that hardly compress: an index that took them whole would refuse the row.
const LONG = Array.from({ length: 10_000 }, (_, at) =>
  String.fromCodePoint(0x4e00 + ((at * 7_919) % 20_000)),
).join("");

const ROWS = [
  { id: "nul", account_name: "N\0ul", owner_email: "a\0@example.com", extra: { deep: ["\0"] } },
  { id: "half", account_name: "Half \ud83d", owner_email: "\ude00@example.com" },
  { id: "seats", account_name: "Seats", seats: 3_000_000_000 },
  { id: "long", account_name: LONG },
  { account_name: "No id" },
  null,
  { id: "good", account_name: "Good" },
];
const PLANS = {
  plan_base: { type: "mon\0thly", hosts: 4_000_000_000, note: "\ud83d" },
  "plan_\ud83d": { type: "\ude00", hosts: 1 },
};

let test: ChangeTest;
let zoom: ScriptedZoom;

beforeAll(async () => {
  test = await startChangeTest({ accounts: 0 });
  zoom = await scriptZoom(({ url }, response) => {
    if (url.includes("/plans")) return json(response, 200, PLANS);
    return json(response, 200, { accounts: ROWS, next_page_token: "" });
  });
});

afterAll(async () => {
  await zoom.close();
  await test.close();
});

it("F37: one odd row costs neither the others nor itself", async () => {
  const { db, env, log, clock } = test.context;
  const context = createContext({ db, env, log, clock, zoom: createZoom({ env: zoom, db, clock, log }) });
  expect(await runSync(context)).toMatchObject({ error: null });
  const rows = await db.select().from(accounts).orderBy(accounts.id);
  expect(rows.map(({ id, status }) => [id, status])).toEqual(
    ["good", "half", "long", "nul", "seats"].map((id) => [id, "active"]),
  );
  const [, half, long, nul, seats] = rows;
  expect(half).toMatchObject({ name: "Half \ufffd", ownerEmail: "\ufffd@example.com" });
  expect(long?.name).toBe(LONG);
  expect(nul).toMatchObject({
    name: "Nul",
    ownerEmail: "a@example.com",
    baseType: "monthly",
    baseHosts: null,
  });
  expect(seats).toMatchObject({ seats: null, otherFields: { seats: 3_000_000_000 } });
});
