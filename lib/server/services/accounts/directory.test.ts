import type { SQL } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COUNTED_AT_MOST } from "@/lib/domain/account";
import {
  type AccountQuery,
  accountFilterStatuses,
  accountFlags,
  accountQuerySchema,
  accountSorts,
  LAST_PAGE,
  payFilters,
} from "@/lib/domain/account-query";
import { countStatements, type StatementCount } from "@/lib/launch/chaos/count-statements";
import { Random } from "@/lib/sandbox/scenarios/random";
import { type ChangeTest, callerAs, startChangeTest } from "@/lib/server/changes/testing";
import type { Context } from "@/lib/server/context";
import {
  accountFilter,
  countedAlong,
  isUnfiltered,
  orderRange,
} from "@/lib/server/services/accounts/account-filter";
import { accountOrder } from "@/lib/server/services/accounts/account-order";
import { listAccounts } from "@/lib/server/services/accounts/list-accounts";
import {
  foundStatement,
  namedStatement,
  sortStatement,
  walkStatement,
} from "@/lib/server/services/accounts/page-statement";
import { buildSnapshot, SNAPSHOT_DAY } from "@/lib/server/services/accounts/testing";
import { type OracleRow, oracleIds, oracleRows } from "@/lib/server/services/accounts/testing/oracle";
import { standAsLarge, wholeReads } from "@/lib/server/services/accounts/testing/whole-reads";

const ROWS = 20_000;
const now = new Date(`${SNAPSHOT_DAY}T12:00:00Z`);
const caller = callerAs("support");

let test: ChangeTest;
let context: Context;
let rows: OracleRow[];
let statements: StatementCount;

beforeAll(async () => {
  test = await startChangeTest();
  statements = countStatements(test.context.pool);
  context = { ...test.context, clock: { now: () => now } };
  await buildSnapshot(test.owner, ROWS);
  await standAsLarge(test.owner.$client, 100_000 / ROWS);
  rows = await oracleRows(context.db);
}, 120_000);

afterAll(() => test.close());

const asked = (query: Partial<AccountQuery>) => accountQuerySchema.parse(query);
const list = (query: Partial<AccountQuery>) => listAccounts(context, caller, asked(query));
const idsOf = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);

const SEARCHES = [
  "a",
  "z",
  "7",
  "ze",
  "an",
  "q9",
  "%",
  "_",
  "\\",
  "@",
  "é",
  "ber",
  "ltd",
  "zürich",
  "50% off_",
];
const OTHERS = [
  "xyzxyz",
  "東京",
  "москва",
  "c:\\",
  "a b",
  "owner",
  "example",
  "3000",
  "' or 1=1 --",
  "東",
  "ＡＬＰＨＡ",
];

/** One of each kind of filter, common and rare ones, and some together. */
const FILTERS: Partial<AccountQuery>[] = [
  {},
  ...accountFilterStatuses.map((status) => ({ status })),
  ...["monthly", "edu20", "zva_yearly"].map((plan) => ({ plan })),
  ...["plan_base", "plan_webinar", "plan_audio", "plan_hologram"].map((family) => ({ family })),
  { hostsMin: 1, hostsMax: 1 },
  { hostsMin: 50 },
  { hostsMax: 0 },
  { hostsMin: 2, hostsMax: 30 },
  { renewsFrom: SNAPSHOT_DAY, renewsBefore: "2026-12-21" },
  { renewsBefore: "2026-11-23" },
  { renewsFrom: "2027-10-01" },
  ...payFilters.map((pay) => ({ pay })),
  ...accountFlags.map((flag) => ({ flag })),
  ...[...SEARCHES, ...OTHERS].map((q) => ({ q })),
  { q: "an", status: "active", family: "plan_webinar" },
  { status: "no_plan", pay: "unknown" },
  { q: "zen", hostsMin: 10, renewsBefore: "2027-02-01" },
];

type Planned = { statement: SQL; whole: string[]; planned?: "for any values" };

describe("the directory's statements", () => {
  it.each(FILTERS)("never read a whole table for %j, in no order and on no page", async (filter) => {
    const where = accountFilter(filter, now);
    const pages = accountSorts.flatMap((sort) => {
      const order = accountOrder(sort);
      const range = orderRange(asked({ ...filter, sort }));
      const middle = rows.find(({ plansReadAt, baseHosts }) => plansReadAt && baseHosts);
      const place = { id: middle?.id ?? "", sortName: middle?.sortName ?? "" };
      const value = { nextInvoice: "2027-03-01", hosts: "12", readAt: "2026-11-21 09:00:00+00" };
      const behind = { ...place, value: value[sort.replace("-", "") as keyof typeof value] ?? null };
      const parts = order.value ? [false, true] : [false];
      return parts.flatMap((missing) =>
        [false, true].flatMap((backwards) =>
          [null, missing ? { ...place, value: null } : behind].flatMap((from) => {
            const part = { missing, backwards, behind: from, limit: 101 };
            const named = { statement: namedStatement([place.id], order), whole: [] };
            const walk = { statement: walkStatement(where, range, order, part), whole: [] };
            const again = { ...walk, planned: "for any values" } as const;
            if (isUnfiltered(filter, now)) return [named, walk, again];
            const along = countedAlong(asked(filter));
            const found = { statement: foundStatement(where, { along, range }, order, part), whole: [] };
            // Of some thousand rows all readings are read sooner than those of each.
            const whole = sort.endsWith("readAt") ? ["account_checks"] : [];
            return [named, walk, again, found, { statement: sortStatement(where, order, part), whole }];
          }),
        ),
      );
    });
    const found = pages.map(async ({ statement, whole, planned }: Planned) =>
      (await wholeReads(context.pool, statement, planned)).filter(
        (table) => ![...whole, "directory_total", "sync_runs"].includes(table),
      ),
    );
    expect((await Promise.all(found)).flat()).toEqual([]);
  });
});

describe("the directory of a big snapshot", () => {
  it.each(FILTERS)("lists for %j what a loop over all rows finds", async (filter) => {
    const random = new Random(JSON.stringify(filter).length);
    const sort = random.pick(accountSorts);
    const expected = oracleIds(rows, asked({ ...filter, sort }), now);
    const page = await list({ ...filter, sort, limit: 40 });
    expect(idsOf(page)).toEqual(expected.slice(0, 40));
    const exact = expected.length <= COUNTED_AT_MOST || isUnfiltered(filter, now);
    expect(page.totalIsExact).toBe(exact);
    expect(page.total).toBe(exact ? expected.length : COUNTED_AT_MOST);
    expect(idsOf(await list({ ...filter, sort, limit: 40, cursor: LAST_PAGE }))).toEqual(expected.slice(-40));
  });

  it("counts what a filter finds once for the pages that are turned, while it is too much to tell", async () => {
    let ahead = 0;
    const later = { ...context, clock: { now: () => new Date(now.getTime() + ahead) } };
    const counted = async (query: Partial<AccountQuery>) => {
      statements.reset();
      const { total } = await listAccounts(later, caller, asked(query));
      return [total, statements.texts().filter((text) => text.includes("counted")).length];
    };
    const many = { status: "active", limit: 20 } as const;
    ahead += 20_000;
    expect(await counted(many)).toEqual([COUNTED_AT_MOST, 1]);
    expect(await counted({ ...many, sort: "-hosts", cursor: LAST_PAGE })).toEqual([COUNTED_AT_MOST, 0]);
    expect(await counted({ ...many, hostsMin: 4_000 })).toEqual([expect.any(Number), 1]);
    ahead += 10_001;
    expect(await counted(many)).toEqual([COUNTED_AT_MOST, 1]);
  });

  it.each(accountSorts)("is walked by %s from either end and back without a gap", async (sort) => {
    const filter = { sort, q: "zen", limit: 37 };
    const expected = oracleIds(rows, asked(filter), now);
    const forward = await walk(filter, "nextCursor");
    expect(forward.flat()).toEqual(expected);
    const backward = await walk({ ...filter, cursor: LAST_PAGE }, "previousCursor");
    expect(backward.reverse().flat()).toEqual(expected);
    const second = await list({ ...filter, cursor: (await list(filter)).nextCursor ?? "" });
    expect(idsOf(await list({ ...filter, cursor: second.previousCursor ?? "" }))).toEqual(
      expected.slice(0, 37),
    );
  });

  it("agrees with the loop for 80 random questions", async () => {
    const random = new Random(4);
    for (let round = 0; round < 80; round += 1) {
      const query = asked(randomQuery(random));
      const expected = oracleIds(rows, query, now);
      const first = await list(query);
      expect(idsOf(first), JSON.stringify(query)).toEqual(expected.slice(0, query.limit));
      if (!first.nextCursor) continue;
      const next = await list({ ...query, cursor: first.nextCursor });
      expect(idsOf(next), JSON.stringify(query)).toEqual(expected.slice(query.limit, 2 * query.limit));
    }
  }, 60_000);

  it("counts all sub-accounts, also when some go, come back or are removed", async () => {
    const { pool } = context;
    const listed = rows.filter(({ goneAt }) => goneAt === null).length;
    const total = async () => (await list({ limit: 1 })).allTotal;
    expect(await total()).toBe(listed);
    const one = await pool.query(
      "update accounts set gone_at = now() where id in (select id from accounts where gone_at is null order by id limit 7) returning id",
    );
    expect(await total()).toBe(listed - 7);
    await pool.query("update accounts set gone_at = null where id = any($1)", [one.rows.map(({ id }) => id)]);
    expect(await total()).toBe(listed);
    await pool.query("delete from accounts where id = $1", [one.rows[0].id]);
    expect(await total()).toBe(listed - 1);
  });
});

async function walk(query: Partial<AccountQuery>, by: "nextCursor" | "previousCursor"): Promise<string[][]> {
  const pages: string[][] = [];
  for (let cursor: string | null | undefined = query.cursor; cursor !== null; ) {
    const page = await list({ ...query, ...(cursor === undefined ? {} : { cursor }) });
    pages.push(idsOf(page));
    cursor = page[by];
  }
  return pages;
}

function randomQuery(random: Random): Partial<AccountQuery> {
  const parts = Array.from({ length: random.between(0, 2) }, () => random.pick(FILTERS));
  const row = random.pick(rows);
  const text = random.pick(row.texts);
  const from = random.between(0, Math.max(0, text.length - 1));
  const q = random.chance(0.4) ? { q: text.slice(from, from + random.between(1, 6)) } : {};
  return Object.assign({ sort: random.pick(accountSorts), limit: random.between(1, 60) }, ...parts, q);
}
