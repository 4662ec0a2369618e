import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RenewalReport, RenewalRow } from "@/lib/domain/renewal";
import { type RenewalPageQuery, renewalPageSchema, renewalQuerySchema } from "@/lib/domain/renewal-query";
import { renewalSorts } from "@/lib/domain/renewal-sorts";
import { type ChangeTest, callerAs, startChangeTest } from "@/lib/server/changes/testing";
import { auditEvents } from "@/lib/server/db/audit-schema";
import { buildSnapshot } from "@/lib/server/services/accounts/testing";
import { readHome } from "@/lib/server/services/home/read-home";
import { exportRenewals } from "@/lib/server/services/renewals/export-renewals";
import { firstRenewals, listRenewals } from "@/lib/server/services/renewals/list-renewals";

let test: ChangeTest;
const caller = callerAs("finance");
const range = { from: "2026-12-01", to: "2027-03-31" };

beforeAll(async () => {
  test = await startChangeTest();
  await buildSnapshot(test.owner, 2_000);
  // Every third is told of, the odd ones for another day than that of their lines.
  await test.context.db.execute(sql`insert into account_renewals
    select id, next_invoice_date - (number % 2), number + 0.5, true, '[]', now() from (
      select id, next_invoice_date, row_number() over (order by id)::int as number from accounts) as numbered
    where number % 3 = 0`);
}, 60_000);

afterAll(() => test.close());

async function exported(query: object): Promise<string[]> {
  let text = "";
  const pieces = await exportRenewals(test.context, caller, renewalQuerySchema.parse({ ...range, ...query }));
  for await (const piece of pieces) text += piece;
  return text.trimEnd().split("\r\n");
}

const asked = (query: object): RenewalPageQuery => renewalPageSchema.parse({ ...range, ...query });
const list = (query: object) => listRenewals(test.context, caller, asked(query));
const first = (query: object): Promise<RenewalReport> => firstRenewals(test.context, caller, asked(query));

async function all(query: object): Promise<RenewalRow[]> {
  const { rows, nextCursor } = await list(query);
  return nextCursor === null ? rows : [...rows, ...(await all({ ...query, cursor: nextCursor }))];
}

function sumsOf(rows: RenewalRow[]) {
  const invoiced = rows.filter(({ status }) => status !== "cancelled" && status !== "expired");
  const accounts = new Set(invoiced.map(({ accountId }) => accountId)).size;
  return {
    lines: invoiced.length,
    accounts,
    hosts: invoiced.reduce((sum, row) => sum + (row.hosts ?? 0), 0),
  };
}

describe("renewals of a big snapshot", () => {
  it.each(renewalSorts)("are exported by %s as they are listed page after page", async (sort) => {
    const rows = await all({ sort, limit: 97 });
    expect(rows.length).toBeGreaterThan(1_000);
    expect(new Set(rows.map(({ accountId, path }) => `${accountId} ${path}`)).size).toBe(rows.length);
    const { total } = await first({ sort });
    const lines = await exported({ sort });
    // An id that begins with a minus has an apostrophe before it.
    const ids = lines.slice(10).map((line) => line.match(/,'?([\w-]{22}),\d+,/)?.[1]);
    expect(ids).toEqual(rows.map(({ accountId }) => accountId));
    expect(lines[3]).toContain(`${total.lines} lines, ${total.accounts} sub-accounts, ${total.hosts} hosts`);
  });

  it("come by day, by name and by hosts, either way, those without hosts as the least", async () => {
    const by = async (sort: string) => all({ sort });
    const days = (await by("date")).map(({ nextInvoiceDate }) => nextInvoiceDate);
    expect(days).toEqual([...days].sort());
    expect((await by("-date")).map(({ nextInvoiceDate }) => nextInvoiceDate)).toEqual([...days].reverse());
    const hosts = (await by("hosts")).map((row) => row.hosts ?? -1);
    expect(hosts).toEqual([...hosts].sort((a, b) => a - b));
    expect((await by("-hosts")).map((row) => row.hosts ?? -1)).toEqual([...hosts].reverse());
    const names = (await by("account")).map(({ accountName }) => accountName);
    expect(new Set((await by("-account")).map(({ accountName }) => accountName))).toEqual(
      new Set(names.reverse()),
    );
  });

  it("are summed by day and in all, whatever part of them is read; a page behind a cursor has no sums", async () => {
    const rows = await all({});
    const report = await first({ limit: 5 });
    expect(report.rows).toEqual(rows.slice(0, 5));
    expect(report.listed).toBe(rows.length);
    expect(report.total).toEqual(sumsOf(rows));
    const days = [...new Set(rows.map(({ nextInvoiceDate }) => nextInvoiceDate))];
    expect(report.days).toEqual(
      days.map((date) => ({ date, ...sumsOf(rows.filter((row) => row.nextInvoiceDate === date)) })),
    );
    const readings = rows.map(({ readAt }) => readAt).sort();
    expect([report.oldestReadAt, report.newestReadAt]).toEqual([readings[0], readings.at(-1)]);
    expect(await list({ limit: 5, cursor: report.nextCursor })).not.toHaveProperty("total");
    expect(await first({ from: "2020-01-01", to: "2020-01-02" })).toMatchObject({
      rows: [],
      days: [],
      listed: 0,
      total: { lines: 0, accounts: 0, hosts: 0 },
      nextCursor: null,
    });
  });

  it("refuse a cursor that was changed, or belongs to another order or list", async () => {
    const { nextCursor } = await first({ limit: 5 });
    const forged = `${nextCursor?.slice(0, -1)}${nextCursor?.endsWith("A") ? "B" : "A"}`;
    for (const query of [{ cursor: forged }, { cursor: nextCursor, sort: "-hosts" }, { cursor: "end" }])
      await expect(list(query), JSON.stringify(query)).rejects.toMatchObject({ code: "invalid_query" });
  });

  it("tell an amount once a sub-account and day, where Zoom told it for that day", async () => {
    const rows = await all({});
    const told = rows.filter(({ amount }) => amount !== null);
    expect(told.length).toBeGreaterThan(100);
    expect(new Set(told.map(({ accountId }) => accountId)).size).toBe(told.length);
    for (const row of told) {
      const day = rows.filter(
        (one) => one.accountId === row.accountId && one.nextInvoiceDate === row.nextInvoiceDate,
      );
      expect(day[0]).toBe(row);
      // Whole and even: an odd one was told for another day.
      expect((row.amount ?? 0) % 2).toBe(0.5);
    }
    const cell = (await exported({ q: told[0]?.accountId }))[10]?.split(",")[8];
    expect(cell).toBe(String(told[0]?.amount));
  });

  it("are found by a search, whatever its case, width and accents", async () => {
    const rows = await all({ q: "ＺÜRICH" });
    expect(rows.length).toBeGreaterThan(0);
    for (const { accountName } of rows) expect(accountName).toContain("Zürich");
  });

  it("stand on the first page with the coming week's sub-accounts and the month's sums", async () => {
    const today = "2026-12-01";
    const home = await readHome(test.context, caller, { today, yesterday: new Date(0) });
    const week = (await all({ from: today, to: home.week.to })).filter(
      ({ status }) => status !== "cancelled" && status !== "expired",
    );
    const keys = [...new Set(week.map((row) => `${row.nextInvoiceDate} ${row.accountId}`))];
    expect(home.week.items.map(({ date, accountId }) => `${date} ${accountId}`)).toEqual(keys.slice(0, 8));
    expect(home.week).toMatchObject({ total: keys.length, accounts: sumsOf(week).accounts });
    const { days, total } = await first({ from: today, to: home.month.to });
    expect(home.month).toMatchObject({ days, total });
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

  it("tell when plans were last looked at, though nothing of them changed since", async () => {
    const [row] = await all({});
    const later = "2031-05-06T07:08:09.000Z";
    await test.context.db.execute(
      sql`update account_checks set read_at = ${later}::timestamptz where account_id = ${row?.accountId}`,
    );
    expect((await all({}))[0]).toMatchObject({ accountId: row?.accountId, readAt: later });
    expect((await first({})).newestReadAt).toBe(later);
  });

  it("leave out customers who have come to pay Zoom themselves", async () => {
    const rows = await all({});
    const gone = rows[0]?.accountId;
    await test.context.db.execute(sql`update accounts set pay_mode = 'sub' where id = ${gone}`);
    const others = rows.filter(({ accountId }) => accountId !== gone);
    expect(await all({})).toEqual(others);
    expect((await first({})).total).toEqual(sumsOf(others));
  });
});
