import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AccountRow } from "@/lib/domain/account";
import { type AccountQuery, accountQuerySchema } from "@/lib/domain/account-query";
import { type ChangeTest, callerAs, startChangeTest } from "@/lib/server/changes/testing";
import { accounts, changes } from "@/lib/server/db/schema";
import { listAccounts } from "@/lib/server/services/accounts/list-accounts";
import { foldSearch, searchText } from "@/lib/server/services/accounts/search-text";
import { storePlans } from "@/lib/server/sync/store-plans";

let test: ChangeTest;
const caller = callerAs("support");
const listedAt = new Date("2026-11-20T08:00:00Z");

type Sample = Partial<typeof accounts.$inferInsert> & { id: string; name: string };

async function add({ id, name, ...more }: Sample, plans?: Record<string, unknown>, readAt = listedAt) {
  const search = searchText([name, id, more.accountNumber ?? null, more.ownerEmail ?? null]);
  await test.context.db
    .insert(accounts)
    .values({ id, name, search, sortName: foldSearch(name), listedAt, ...more });
  if (plans) await storePlans(test.context, id, plans, readAt);
}

async function leaveUnknown(accountId: string) {
  const empty = { request: {}, before: [], after: [], evidence: [], requestHash: "", sawVersion: "" };
  const by = {
    requestedById: "p",
    requestedByName: "P",
    requestedByRole: "partner",
    requestId: "r",
  } as const;
  const of = { accountId, accountName: accountId, kind: "change_base_plan", createdAt: listedAt } as const;
  await test.context.db
    .insert(changes)
    .values({ id: "ch_1", idempotencyKey: "key-of-ch_1", state: "unknown", ...empty, ...by, ...of });
  const shown = { openChangeId: "ch_1", openChangeState: "unknown" } as const;
  await test.context.db.update(accounts).set(shown).where(eq(accounts.id, accountId));
}

const base = (type: string, hosts: number, next_invoice_date: string, status = "active") => ({
  plan_base: { type, hosts, next_invoice_date, status },
});

beforeAll(async () => {
  test = await startChangeTest();
  await add(
    { id: "a1", name: "Zürich Tools", ownerEmail: "Owner_1@zt.example" },
    base("monthly", 5, "2026-12-01"),
  );
  await add(
    { id: "b2", name: "älpha GmbH", accountNumber: "4711" },
    {
      ...base("business_monthly", 40, "2026-12-24"),
      plan_webinar: [
        { type: "webinar500_monthly", hosts: 2, next_invoice_date: "2026-11-24", status: "active" },
      ],
    },
  );
  await add({ id: "c3", name: "100% Plus_ \\ Ltd" }, base("monthly", 5, "2026-12-01", "cancelled"));
  await add({ id: "d4", name: "beta" }, base("monthly", 5, "2026-12-01"), new Date(0));
  await leaveUnknown("d4");
  await add({ id: "e5", name: "beta" });
  await add({ id: "f6", name: "Ｆｕｌｌ width" }, {});
  await add({ id: "g7", name: "gone", goneAt: listedAt }, base("monthly", 5, "2026-12-01"));
});

afterAll(() => test.close());

function list(query: Partial<AccountQuery> = {}) {
  return listAccounts(test.context, caller, accountQuerySchema.parse(query));
}

const ids = (rows: AccountRow[]) => rows.map(({ id }) => id).join(" ");

it.each([
  ["Łódź Øst", "lodz ost"],
  ["Işık", "ışık"],
  ["ΟΔΟΣ", "οδοσ"],
  ["Straße", "STRASSE"],
  ["Đurđa Ærø Œuvre Þór", "durda aero oeuvre thor"],
])("folds %s and %s to the same", (name, asked) => {
  expect(foldSearch(name)).toBe(foldSearch(asked));
});

describe("the directory", () => {
  it.each([
    ["zurich", "a1"],
    ["ZÜRICH", "a1"],
    ["alpha", "b2"],
    ["full", "f6"],
    ["4711", "b2"],
    ["owner_1@", "a1"],
    ["C3", "c3"],
    ["%", "c3"],
    ["s_", "c3"],
    ["\\", "c3"],
    ["  beta ", "d4 e5"],
    ["zurichtools", ""],
    ["gone", ""],
    ["' or 1=1 --", ""],
  ])("finds by %j: %s", async (q, expected) => {
    const page = await list({ q });
    expect(ids(page.items)).toBe(expected);
    expect(page.total).toBe(page.items.length);
    expect(page.allTotal).toBe(6);
  });

  it.each([
    ["name", "c3 b2 d4 e5 f6 a1"],
    ["-name", "a1 f6 e5 d4 b2 c3"],
    ["hosts", "c3 d4 a1 b2 e5 f6"],
    ["-hosts", "b2 a1 d4 c3 f6 e5"],
    ["nextInvoice", "b2 d4 a1 c3 e5 f6"],
    ["-nextInvoice", "a1 d4 b2 f6 e5 c3"],
    ["readAt", "d4 a1 b2 c3 f6 e5"],
  ] as const)("sorts by %s, the unknown last, page after page without a gap", async (sort, expected) => {
    expect(ids((await list({ sort })).items)).toBe(expected);
    const seen: AccountRow[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 4; page += 1) {
      const found = await list({ sort, limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...found.items);
      cursor = found.nextCursor ?? undefined;
      if (!cursor) break;
    }
    expect(ids(seen)).toBe(expected);
    expect(cursor).toBeUndefined();
  });

  it.each([
    [{ status: "active" }, "b2 a1"],
    [{ status: "ends" }, "c3"],
    [{ status: "not_known_yet" }, "d4"],
    [{ status: "not_read" }, "e5"],
    [{ status: "no_plan" }, "f6"],
    [{ plan: "monthly" }, "d4 a1"],
    [{ plan: "webinar500_monthly" }, "b2"],
    [{ renewsBefore: "2026-12-01" }, "b2"],
    [{ renewsBefore: "2026-12-02" }, "b2 d4 a1"],
    [{ plan: "monthly", status: "active", q: "tools" }, "a1"],
  ] as const)("filtered by %j holds %s", async (query, expected) => {
    expect(ids((await list(query)).items)).toBe(expected);
  });

  it("tells of each row what the list shows", async () => {
    const [row] = (await list({ q: "alpha" })).items;
    expect(row).toEqual({
      id: "b2",
      name: "älpha GmbH",
      accountNumber: "4711",
      ownerEmail: null,
      accountType: null,
      status: "active",
      basePlan: { type: "business_monthly", label: "Biz Monthly" },
      hosts: 40,
      addonCount: 1,
      addonFamilies: ["Webinar"],
      nextInvoiceDate: "2026-11-24",
      plansReadAt: listedAt.toISOString(),
    });
  });

  it("B19: refuses a cursor that it did not write, or wrote for another sort", async () => {
    const { nextCursor } = await list({ limit: 1 });
    const [content] = (nextCursor ?? "").split(".");
    const forged = Buffer.from('["name",null,"z"]').toString("base64url");
    for (const cursor of ["", "x", "-1", `${content}.`, `${forged}.${nextCursor?.split(".")[1]}`]) {
      await expect(list({ cursor })).rejects.toMatchObject({ code: "invalid_query" });
    }
    await expect(list({ cursor: nextCursor ?? "", sort: "-name" })).rejects.toMatchObject({
      code: "invalid_query",
    });
  });
});
