import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renewalQuerySchema } from "@/lib/domain/renewal-query";
import { renewalSorts } from "@/lib/domain/renewal-sorts";
import { type ChangeTest, callerAs, startChangeTest } from "@/lib/server/changes/testing";
import { auditEvents } from "@/lib/server/db/audit-schema";
import { buildSnapshot } from "@/lib/server/services/accounts/testing";
import { exportRenewals } from "@/lib/server/services/renewals/export-renewals";
import { listRenewals } from "@/lib/server/services/renewals/list-renewals";

let test: ChangeTest;
const caller = callerAs("finance");
const range = { from: "2026-12-01", to: "2027-03-31" };

beforeAll(async () => {
  test = await startChangeTest();
  await buildSnapshot(test.context.db, 2_000);
}, 60_000);

afterAll(() => test.close());

async function exported(query: object): Promise<string> {
  let text = "";
  const pieces = await exportRenewals(test.context, caller, renewalQuerySchema.parse({ ...range, ...query }));
  for await (const piece of pieces) text += piece;
  return text;
}

const list = (query: object) =>
  listRenewals(test.context, caller, renewalQuerySchema.parse({ ...range, ...query }));

describe("renewals of a big snapshot", () => {
  it.each(renewalSorts)("are exported by %s as they are listed, with the same totals", async (sort) => {
    const { rows, total } = await list({ sort });
    expect(rows.length).toBeGreaterThan(1_000);
    const lines = (await exported({ sort })).trimEnd().split("\r\n");
    // An id that begins with a minus has an apostrophe before it.
    const ids = lines.slice(9).map((line) => line.match(/,'?([\w-]{22}),\d+,/)?.[1]);
    expect(ids).toEqual(rows.map(({ accountId }) => accountId));
    expect(lines[3]).toContain(`${total.lines} lines, ${total.accounts} sub-accounts, ${total.hosts} hosts`);
  });

  it("come by day, then name, and backwards by day too", async () => {
    const days = (await list({})).rows.map(({ nextInvoiceDate }) => nextInvoiceDate);
    expect(days).toEqual([...days].sort());
    const backwards = (await list({ sort: "-date" })).rows.map(({ nextInvoiceDate }) => nextInvoiceDate);
    expect(backwards).toEqual([...days].reverse());
  });

  it("are found by a search, whatever its case, width and accents", async () => {
    const { rows } = await list({ q: "ＺÜRICH" });
    expect(rows.length).toBeGreaterThan(0);
    for (const { accountName } of rows) expect(accountName).toContain("Zürich");
  });

  it("leave an export that nobody takes to its end without a connection kept", async () => {
    const pieces = await exportRenewals(test.context, caller, renewalQuerySchema.parse(range));
    await pieces.next();
    await pieces.next();
    await pieces.return(undefined);
    const { pool } = test.context;
    expect(pool.totalCount - pool.idleCount).toBe(0);
    expect((await test.context.db.select().from(auditEvents)).at(-1)?.action).toBe("renewals.exported");
  });
});
